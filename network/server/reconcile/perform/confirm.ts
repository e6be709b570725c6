import { toHex, wipe } from '../../../../src/core/bytes.ts'
import { encodeCall } from '../../../../src/core/chain/calls.ts'
import { checkPartial, computePartial } from '../../../../src/core/dealing/partial.ts'
import type { LiveDealing } from '../../chain/state.ts'
import { shortHash } from '../../ops/log.ts'
import type { Place } from '../../shares/place.ts'
import { wipeRecord } from '../../store/record.ts'
import type { PerformNeeds } from './perform.ts'

type Holders = { quorum: number; awaited: readonly number[] }

/** For the whole subgroup, once enough of its members have acknowledged the share, and those that are awaited. */
export const confirm = async (
  needs: PerformNeeds,
  live: LiveDealing,
  place: Place,
  { quorum, awaited }: Holders,
): Promise<void> => {
  const { registrant } = live
  const { dealingHash } = live.opened
  const { subgroup } = place
  const acks = await needs.acks.collect(live, place)
  const isThere = (member: number) => acks.some((ack) => ack.member === member)
  if (acks.length + 1 < quorum || !awaited.every(isThere)) return
  const record = await needs.dealings.get(registrant, dealingHash)
  if (record?.share.tag !== 'held') return
  const { ack, ...share } = record.share.value
  const partial = computePartial(live.opened, { subgroup, ...share })
  wipeRecord(record)
  if (!checkPartial(live.opened, subgroup, partial)) {
    wipe(partial)
    return needs.alarms.raise('partial-wrong', shortHash(dealingHash))
  }
  const holderProof = { commitment: ack.commitment, response: ack.response }
  const others = acks.map(({ member, signature, commitment, response }) => ({
    member,
    holderProof: { commitment, response },
    signature,
  }))
  const call = encodeCall.confirm({ registrant, dealingHash, subgroup, partial, holderProof, acks: others })
  needs.submitter.submit({ key: `confirm ${toHex(registrant)} ${toHex(dealingHash)}`, name: 'confirm', call })
}

/** For this member alone, when another one has confirmed without it. */
export const acknowledge = async (needs: PerformNeeds, live: LiveDealing): Promise<void> => {
  const { registrant } = live
  const { dealingHash } = live.opened
  const record = await needs.dealings.get(registrant, dealingHash)
  if (record === undefined || record.share.tag === 'bad') return
  wipeRecord(record)
  const { commitment, response } = record.share.value.ack
  const call = encodeCall.acknowledge({ registrant, dealingHash, holderProof: { commitment, response } })
  needs.submitter.submit({ key: `acknowledge ${toHex(registrant)} ${toHex(dealingHash)}`, name: 'acknowledge', call })
}
