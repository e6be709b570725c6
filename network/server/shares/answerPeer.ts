import { equalBytes } from '../../../src/core/bytes.ts'
import { dealingAt } from '../chain/progress.ts'
import type { ChainView } from '../chain/state.ts'
import { verifyPeerRequest } from '../crypto/peerRequest.ts'
import type { KeySets } from '../keys/keySet.ts'
import { Refusal } from '../refusal.ts'
import type { Dealings } from '../store/dealings.ts'
import { type StoredEnvelope, wipeRecord } from '../store/record.ts'
import { expectReady } from './find.ts'
import type { MemberAck } from './intake.ts'
import { placeOf } from './place.ts'

export type PeerQuestion = {
  registrant: Uint8Array
  dealingHash: Uint8Array
  /** As requested: it is what the asker signed. */
  path: string
  asker: Uint8Array
  blockHash: Uint8Array
  signature: Uint8Array
}

/** `coreHash`: what the asker opens its envelope with when the dealing is no longer on chain. */
export type PeerAnswer = { ack?: MemberAck; envelope?: StoredEnvelope; coreHash?: Uint8Array }
export type PeerNeeds = { view: ChainView; keySets: KeySets; dealings: Dealings }

/** The accounts of a dealing's subgroup, in roster order, and which of them is this server's. */
type Subgroup = { accounts: readonly Uint8Array[]; own: number }

/** From the chain; and of a registered key, whose dealing the chain no longer has, from the record that was made while it had it. */
const subgroupOf = ({ view, keySets, dealings }: PeerNeeds, question: PeerQuestion): Subgroup | undefined => {
  const live = dealingAt(expectReady(view), question)
  if (live === undefined) {
    const entry = dealings.find(question.registrant, question.dealingHash)
    return entry?.state === 'kept' ? { accounts: entry.accounts, own: entry.member } : undefined
  }
  const keys = keySets.forRoster(live.roster)
  const place = keys && placeOf(live.roster, keys.tssAccount)
  return place && { accounts: place.members.map(({ tssAccount }) => tssAccount), own: place.member }
}

/**
 * For another member of a dealing's subgroup: this server's acknowledgement, and the asker's own envelope as the user sealed it.
 * Nothing for everyone else; no file is opened before the asker is known.
 */
export const answerPeer = async (needs: PeerNeeds, question: PeerQuestion): Promise<PeerAnswer | undefined> => {
  const { registrant, dealingHash, path, asker, blockHash, signature } = question
  let subgroup: Subgroup | undefined
  try {
    subgroup = subgroupOf(needs, question)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
  if (subgroup === undefined || !needs.view.isRecent(blockHash)) return undefined
  const { accounts, own } = subgroup
  const member = accounts.findIndex((account) => equalBytes(account, asker))
  if (member < 0 || member === own) return undefined
  if (!verifyPeerRequest({ target: accounts[own]!, path, blockHash }, asker, signature)) return undefined
  const record = await needs.dealings.get(registrant, dealingHash)
  if (record === undefined) return {}
  wipeRecord(record)
  const { share, envelopes, coreHash } = record
  const envelope = envelopes.find((stored) => stored.member === member)
  return {
    coreHash,
    ...(share.tag !== 'bad' && { ack: { ...share.value.ack, member: record.member } }),
    ...(envelope && { envelope }),
  }
}
