import { equalBytes, toHex, wipe } from '../../../src/core/bytes.ts'
import type { SecretCurve } from '../../../src/core/dealing/check.ts'
import { type Envelope, openEnvelope } from '../../../src/core/dealing/envelope.ts'
import { signAck } from '../../../src/core/dealing/holderProof.ts'
import { registeredShare } from '../../../src/core/dealing/partial.ts'
import type { KeySet } from '../keys/keySet.ts'
import type { AskPeer } from '../peers/ask.ts'
import { UnexpectedStatus } from '../peers/post.ts'
import type { Dealings } from '../store/dealings.ts'
import { type DealingRecord, wipeRecord } from '../store/record.ts'
import type { LostShare } from './findLost.ts'

export type RecoverNeeds = { askPeer: AskPeer; dealings: Pick<Dealings, 'put'>; curve: SecretCurve }

/**
 * The record of a registered key, made again from what the user sealed to this server. The chain no longer has the dealing: what a
 * peer says is believed because the envelope opens under it, and holds the share of the key that the chain has.
 * The (X, R) marker is not made again: the chain takes no second dealing of a key that is registered.
 */
const reopen = async (
  { registrant, registered, place }: LostShare,
  keys: KeySet,
  coreHash: Uint8Array,
  envelope: Envelope,
  curve: SecretCurve,
): Promise<DealingRecord | undefined> => {
  const { subgroup, member, members } = place
  const { dealingHash, attempt } = registered
  const addressee = { coreHash, subgroup, member: members[member]! }
  const { x, u, d } = await openEnvelope({ ...addressee, x25519SecretKey: keys.encryptionKey, envelope })
  wipe(u, d)
  if (!equalBytes(curve.multiplyBase(x), registeredShare(registered, subgroup))) {
    wipe(x)
    return undefined
  }
  const ack = signAck({
    ...{ dealingHash, subgroup, tssAccount: keys.tssAccount },
    x,
    curve,
    tssSecret: keys.tssSecret,
  })
  const accounts = members.map(({ tssAccount }) => tssAccount)
  const about = { registrant, dealingHash, attempt, subgroup, member, coreHash, accounts }
  return { ...about, share: { tag: 'kept', value: { x, ack } }, envelopes: [] }
}

/**
 * Asks the other members, one after the other, for this server's envelope, sealed to `keys`. Whether it has its share again. Who does
 * not answer is `silent` from then on, and not waited for again.
 */
export const recoverShare = async (
  needs: RecoverNeeds,
  lost: LostShare,
  keys: KeySet,
  silent: Set<string>,
): Promise<boolean> => {
  const { place, registrant, registered } = lost
  for (const [member, peer] of place.members.entries()) {
    const name = toHex(peer.tssAccount)
    if (member === place.member || silent.has(name)) continue
    const answer = await needs.askPeer(peer, registrant, registered.dealingHash).catch((error) => {
      if (!(error instanceof UnexpectedStatus)) silent.add(name)
      return undefined
    })
    if (answer?.envelope === undefined || answer.coreHash === undefined) continue
    // what does not open is no better than nothing
    const record = await reopen(lost, keys, answer.coreHash, answer.envelope, needs.curve).catch(() => undefined)
    if (record === undefined) continue
    await needs.dealings.put(record).finally(() => wipeRecord(record))
    return true
  }
  return false
}
