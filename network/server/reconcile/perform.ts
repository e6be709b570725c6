import { toHex, wipe } from '../../../src/core/bytes.ts'
import { encodeCall } from '../../../src/core/chain/calls.ts'
import { checkPartial, computePartial } from '../../../src/core/dealing/partial.ts'
import type { LiveDealing } from '../chain/state.ts'
import type { Submitter } from '../chain/submitter.ts'
import type { Alarms } from '../ops/alarms.ts'
import { shortHash } from '../ops/log.ts'
import type { AskPeer } from '../peers/ask.ts'
import type { MemberAck, ShareRequest } from '../shares/accept.ts'
import { type Place, placeOf } from '../shares/place.ts'
import { type Dealings, wipeRecord } from '../store/dealings.ts'
import { keptOf } from '../store/record.ts'
import type { AckCollector } from './collectAcks.ts'
import type { Action } from './decide.ts'

export type Subject = { registrant: Uint8Array; dealingHash: Uint8Array; live: LiveDealing | undefined }

export type PerformNeeds = {
  tssAccount: Uint8Array
  dealings: Dealings
  submitter: Submitter
  askPeer: AskPeer
  acks: AckCollector
  accept(request: ShareRequest): Promise<MemberAck>
  alarms: Alarms
}

const forget = async ({ dealings }: PerformNeeds, { registrant, dealingHash }: Subject): Promise<void> => {
  const record = await dealings.get(registrant, dealingHash)
  if (record === undefined) return
  await dealings.put(keptOf(record)).finally(() => wipeRecord(record))
}

/** A member that got nothing from the user heals from its peers: what it gets goes through the same checks. */
const askPeers = async (needs: PerformNeeds, subject: Subject, place: Place, isLate: boolean): Promise<void> => {
  const { registrant, dealingHash } = subject
  for (const [member, peer] of place.members.entries()) {
    if (member === place.member) continue
    try {
      const { envelope } = await needs.askPeer(peer, registrant, dealingHash)
      if (envelope === undefined) continue
      await needs.accept({ registrant, dealingHash, envelopes: [envelope] })
      return
    } catch {
      // the next peer may have it
    }
  }
  if (isLate) needs.alarms.raise('missing-envelope', shortHash(dealingHash))
}

const confirm = async (needs: PerformNeeds, live: LiveDealing, place: Place, members: number): Promise<void> => {
  const { registrant } = live
  const { dealingHash } = live.dealt
  const acks = await needs.acks.collect(live, place)
  if (acks.length + 1 < members) return
  const record = await needs.dealings.get(registrant, dealingHash)
  if (record?.share.tag !== 'held') return
  const { subgroup } = place
  const partial = computePartial(live.opened, { subgroup, ...record.share.value })
  wipeRecord(record)
  if (!checkPartial(live.opened, subgroup, partial)) {
    wipe(partial)
    return needs.alarms.raise('partial-wrong', shortHash(dealingHash))
  }
  const holderProof = { commitment: record.ack.commitment, response: record.ack.response }
  const others = acks.map(({ member, signature, commitment, response }) => ({
    member,
    holderProof: { commitment, response },
    signature,
  }))
  const call = encodeCall.confirm({ registrant, dealingHash, subgroup, partial, holderProof, acks: others })
  needs.submitter.submit({ key: `confirm ${toHex(registrant)} ${toHex(dealingHash)}`, name: 'confirm', call })
}

/** Does what was decided. Every step is repeatable: one rename in the store, or one call that the chain refuses when it is late. */
export const perform = async (needs: PerformNeeds, action: Action, subject: Subject): Promise<void> => {
  const { registrant, dealingHash, live } = subject
  const place = live && placeOf(live.roster, needs.tssAccount)
  switch (action.kind) {
    case 'wait':
      return
    case 'discard':
      return needs.dealings.discard(registrant, dealingHash)
    case 'forget':
      return forget(needs, subject)
    case 'settle': {
      const key = `settle ${toHex(registrant)} ${toHex(dealingHash)}`
      return needs.submitter.submit({ key, name: 'settle', call: encodeCall.settle(registrant) })
    }
    case 'ask-peers':
      if (place !== undefined) await askPeers(needs, subject, place, action.row === 8)
      return
    case 'confirm':
      if (live !== undefined && place !== undefined) await confirm(needs, live, place, action.members)
  }
}
