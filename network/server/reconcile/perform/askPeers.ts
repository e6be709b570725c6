import { toHex } from '../../../../src/core/bytes.ts'
import { encodeCall } from '../../../../src/core/chain/calls.ts'
import type { LiveDealing } from '../../chain/state.ts'
import { shortHash } from '../../ops/log.ts'
import type { Place } from '../../shares/place.ts'
import type { PerformNeeds } from './perform.ts'

/** A member that got nothing from the user heals from its peers, all asked at once: what they say goes through the same checks. */
export const askPeers = async (needs: PerformNeeds, live: LiveDealing, place: Place): Promise<void> => {
  const { registrant } = live
  const { dealingHash } = live.opened
  await Promise.allSettled(
    place.members.map(async (peer, member) => {
      if (member === place.member) return
      const { envelope } = await needs.askPeer(peer, registrant, dealingHash)
      if (envelope !== undefined) await needs.intake.fromPeer({ registrant, dealingHash, envelopes: [envelope] })
    }),
  )
}

/** Nobody is accused of silence by one who could have asked: with anything in the store, good or bad, nothing is missing. */
export const challengeMissing = async (needs: PerformNeeds, live: LiveDealing, place: Place): Promise<void> => {
  const { registrant } = live
  const { dealingHash } = live.opened
  await askPeers(needs, live, place)
  if (needs.dealings.has(registrant, dealingHash)) return
  needs.alarms.raise('missing-envelope', shortHash(dealingHash))
  const call = encodeCall.challenge({ registrant, dealingHash, complaint: 'missing' })
  needs.submitter.submit({
    key: `challenge missing ${toHex(registrant)} ${toHex(dealingHash)}`,
    name: 'challenge',
    call,
  })
}
