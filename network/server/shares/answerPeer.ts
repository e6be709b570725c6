import { equalBytes } from '../../../src/core/bytes.ts'
import type { ChainView } from '../chain/state.ts'
import { verifyPeerRequest } from '../crypto/peerRequest.ts'
import { Refusal } from '../refusal.ts'
import { type Dealings, wipeRecord } from '../store/dealings.ts'
import type { StoredEnvelope } from '../store/record.ts'
import type { MemberAck } from './accept.ts'
import { expectDealing, expectReady } from './find.ts'
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

/** `coreHash`: of a registered key, which the asker can no longer read from the chain. */
export type PeerAnswer = { ack?: MemberAck; envelope?: StoredEnvelope; coreHash?: Uint8Array }
export type PeerNeeds = { view: ChainView; tssAccount: Uint8Array; dealings: Dealings }

const isMember = ({ view, tssAccount }: PeerNeeds, question: PeerQuestion): number | undefined => {
  const dealing = expectDealing(expectReady(view), question.registrant, question.dealingHash)
  const own = placeOf(dealing.roster, tssAccount)
  const asker = placeOf(dealing.roster, question.asker)
  if (own === undefined || asker === undefined || own.subgroup !== asker.subgroup) return undefined
  return asker.member
}

/**
 * For another member of a dealing's subgroup: this server's acknowledgement, and the asker's own envelope as the user sealed it.
 * Nothing for everyone else; the store is looked at only once the asker is known.
 */
export const answerPeer = async (needs: PeerNeeds, question: PeerQuestion): Promise<PeerAnswer | undefined> => {
  const { registrant, dealingHash, path, asker, blockHash, signature } = question
  if (equalBytes(asker, needs.tssAccount)) return undefined
  let member: number | undefined
  try {
    member = isMember(needs, question)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
  if (member === undefined || !needs.view.isRecent(blockHash)) return undefined
  if (!verifyPeerRequest({ target: needs.tssAccount, path, blockHash }, asker, signature)) return undefined
  const record = await needs.dealings.get(registrant, dealingHash)
  if (record === undefined) return {}
  wipeRecord(record)
  const envelope = record.envelopes.find((stored) => stored.member === member)
  return { ack: { ...record.ack, member: record.member }, ...(envelope && { envelope }) }
}
