import { verifyMerkleProof } from '../../../src/core/crypto/merkle.ts'
import { envelopeLeaf } from '../../../src/core/dealing/envelope.ts'
import type { LiveDealing } from '../chain/state.ts'
import { Refusal } from '../refusal.ts'
import type { StoredEnvelope } from '../store/record.ts'
import type { Place } from './place.ts'

/** Every envelope is at its place in the tree that the registrant signed. @throws Refusal `bad-request`, `not-committed` */
export const expectCommitted = (dealing: LiveDealing, place: Place, envelopes: readonly StoredEnvelope[]): void => {
  if (new Set(envelopes.map(({ member }) => member)).size !== envelopes.length)
    throw new Refusal('bad-request', 'envelopes: a member twice')
  for (const { member, proof, ...envelope } of envelopes) {
    const addressee = place.members[member]
    if (addressee === undefined) throw new Refusal('bad-request', 'envelopes: no such member in this subgroup')
    const isCommitted = verifyMerkleProof({
      root: dealing.opened.dealing.envelopesRoot,
      leaf: envelopeLeaf(addressee.tssAccount, envelope),
      index: place.firstLeaf + member,
      count: place.leaves,
      proof,
    })
    if (!isCommitted) throw new Refusal('not-committed', 'an envelope is not the one that the dealing names')
  }
}

/** Both lists together, the first one's entries first; they are all committed, so equal members have equal envelopes. */
export const mergeEnvelopes = (
  stored: readonly StoredEnvelope[],
  received: readonly StoredEnvelope[],
): StoredEnvelope[] => {
  const known = new Set(stored.map(({ member }) => member))
  return [...stored, ...received.filter(({ member }) => !known.has(member))]
}
