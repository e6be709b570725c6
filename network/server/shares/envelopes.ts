import { equalBytes } from '../../../src/core/bytes.ts'
import { verifyMerkleProof } from '../../../src/core/crypto/merkle.ts'
import { envelopeLeaf } from '../../../src/core/dealing/envelope.ts'
import type { LiveDealing } from '../chain/state.ts'
import { Refusal } from '../refusal.ts'
import type { StoredEnvelope } from '../store/record.ts'
import type { Place } from './place.ts'

/** Whether the envelope's proof leads to the root that the registrant signed. False for a member that does not exist. */
export const isProven = (
  dealing: LiveDealing,
  place: Place,
  { member, proof, ...envelope }: StoredEnvelope,
): boolean => {
  const addressee = place.members[member]
  if (addressee === undefined) return false
  return verifyMerkleProof({
    root: dealing.opened.dealing.envelopesRoot,
    leaf: envelopeLeaf(addressee.tssAccount, envelope),
    index: place.firstLeaf + member,
    count: place.leaves,
    proof,
  })
}

/** Whether the dealer committed to this own envelope: by its proof, or because the chain itself took it. */
export const isOwnCommitted = (dealing: LiveDealing, place: Place, own: StoredEnvelope): boolean => {
  if (isProven(dealing, place, own)) return true
  const delivered = dealing.kind === 'dealt' ? dealing.delivered : undefined
  return (
    delivered !== undefined &&
    own.member === place.member &&
    equalBytes(delivered.enc, own.enc) &&
    equalBytes(delivered.ciphertext, own.ciphertext)
  )
}

/** Every envelope is at its place in the tree that the registrant signed. @throws Refusal `bad-request`, `not-committed` */
export const expectCommitted = (dealing: LiveDealing, place: Place, envelopes: readonly StoredEnvelope[]): void => {
  if (new Set(envelopes.map(({ member }) => member)).size !== envelopes.length)
    throw new Refusal('bad-request', 'envelopes: a member twice')
  for (const envelope of envelopes) {
    if (place.members[envelope.member] === undefined)
      throw new Refusal('bad-request', 'envelopes: no such member in this subgroup')
    if (!isProven(dealing, place, envelope))
      throw new Refusal('not-committed', 'an envelope is not the one that the dealing names')
  }
}

/** Both lists together; they are all committed, so equal members have equal envelopes, and one with a proof is worth more. */
export const mergeEnvelopes = (
  stored: readonly StoredEnvelope[],
  received: readonly StoredEnvelope[],
): StoredEnvelope[] => {
  const proven = new Set(stored.filter(({ proof }) => proof.length > 0).map(({ member }) => member))
  const added = received.filter(({ member }) => !proven.has(member))
  return [...stored.filter(({ member }) => !added.some((one) => one.member === member)), ...added]
}
