import { toHex } from '../../../../src/core/bytes.ts'
import { encodeCall } from '../../../../src/core/chain/calls.ts'
import type { LiveDealing } from '../../chain/state.ts'
import { shortHash } from '../../ops/log.ts'
import { Refusal } from '../../refusal.ts'
import type { Place } from '../../shares/place.ts'
import { doubtThatBad } from '../../shares/proveBad.ts'
import type { PerformNeeds, Subject } from './perform.ts'

/** Whether the stored envelope opens after all: the fault may have been this server's, and mended since. */
export const openAgain = async (
  { intake }: Pick<PerformNeeds, 'intake'>,
  { registrant, dealingHash }: Pick<Subject, 'registrant' | 'dealingHash'>,
): Promise<boolean> => {
  try {
    await intake.again({ registrant, dealingHash })
    return true
  } catch (error) {
    if (error instanceof Refusal && (error.code === 'undecryptable' || error.code === 'share-invalid')) return false
    throw error
  }
}

/** Accuses the dealer when there is no doubt left, and is silent otherwise. */
export const challengeBad = async (needs: PerformNeeds, live: LiveDealing, place: Place): Promise<void> => {
  const { registrant } = live
  const { dealingHash } = live.opened
  if (await openAgain(needs, { registrant, dealingHash })) return
  const doubt = await doubtThatBad(needs, live, place)
  if (doubt !== undefined) return needs.alarms.raise('accusation-unproven', `${shortHash(dealingHash)} ${doubt}`)
  const call = encodeCall.challenge({ registrant, dealingHash, complaint: 'bad' })
  needs.submitter.submit({ key: `challenge bad ${toHex(registrant)} ${toHex(dealingHash)}`, name: 'challenge', call })
}
