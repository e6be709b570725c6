import { merkleTree } from '../../src/core/crypto/merkle.ts'
import { envelopeLeaf, openEnvelope, sealEnvelope } from '../../src/core/dealing/envelope.ts'
import { proveHolder, signAck } from '../../src/core/dealing/holderProof.ts'
import { verifyingShare } from '../../src/core/dealing/partial.ts'
import { asEntropyError } from '../../src/core/errors.ts'
import { flipped, publicMember, type SampleDealing, sample } from './samples.ts'

const claimOf = ({ opened, members }: SampleDealing) => ({
  dealingHash: opened.dealingHash,
  subgroup: 0,
  tssAccount: members[0]![0]!.tssAccount,
  verifyingShare: verifyingShare(opened, 0),
})

export const holderProofVectors = (made: SampleDealing) => {
  const claim = claimOf(made)
  const proof = proveHolder({ ...claim, x: made.shares[0]!.x, entropy: sample('holder proof') })
  const peer = made.members[0]![1]!.tssAccount
  const cases = {
    good: { ...claim, proof },
    'another dealing': { ...claim, dealingHash: flipped(claim.dealingHash), proof },
    'another subgroup': { ...claim, subgroup: 1, proof },
    'another account': { ...claim, tssAccount: peer, proof },
    'another share': { ...claim, verifyingShare: verifyingShare(made.opened, 1), proof },
    'commitment changed': { ...claim, proof: { ...proof, commitment: flipped(proof.commitment, 0) } },
    'commitment of zeros': { ...claim, proof: { ...proof, commitment: new Uint8Array(33) } },
    'response changed': { ...claim, proof: { ...proof, response: flipped(proof.response) } },
    'response of zeros': { ...claim, proof: { ...proof, response: new Uint8Array(32) } },
    'response not canonical': { ...claim, proof: { ...proof, response: new Uint8Array(32).fill(0xff) } },
  }
  return Object.entries(cases).map(([name, vector]) => ({ name, ...vector, valid: name === 'good' }))
}

export const ackVectors = (made: SampleDealing) => {
  const claim = claimOf(made)
  const [member, peer] = made.members[0]!
  const x = made.shares[0]!.x
  const entropy = sample('ack')
  const ack = signAck({ ...claim, x, tssSecret: member!.tssSecret, entropy })
  const cases = {
    good: { ...claim, ack },
    // a peer holds the same share, so the proof is good: only the signature tells them apart
    'signed by a peer': { ...claim, ack: signAck({ ...claim, x, tssSecret: peer!.tssSecret, entropy }) },
    'signature changed': { ...claim, ack: { ...ack, signature: flipped(ack.signature, 0) } },
    'signature of zeros': { ...claim, ack: { ...ack, signature: new Uint8Array(64) } },
    'proof changed': { ...claim, ack: { ...ack, response: flipped(ack.response) } },
    'another dealing': { ...claim, dealingHash: flipped(claim.dealingHash), ack },
    'another account': { ...claim, tssAccount: peer!.tssAccount, ack },
  }
  return Object.entries(cases).map(([name, vector]) => ({ name, ...vector, valid: name === 'good' }))
}

const sampleLeaves = (count: number): Uint8Array[] => Array.from({ length: count }, (_, i) => sample(`leaf ${i}`))

export const merkleVectors = () => {
  const counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 16, 17]
  return counts.map((count) => ({ leaves: sampleLeaves(count), ...merkleTree(sampleLeaves(count)) }))
}

export const merkleClaimVectors = () => {
  const leaves = sampleLeaves(7)
  const { root, proofs } = merkleTree(leaves)
  const inner = { root, leaf: leaves[2]!, index: 2, count: 7, proof: proofs[2]! }
  const last = { root, leaf: leaves[6]!, index: 6, count: 7, proof: proofs[6]! }
  const single = { root: merkleTree([leaves[0]!]).root, leaf: leaves[0]!, index: 0, count: 1, proof: [] }
  const wrong = {
    'another leaf': { ...inner, leaf: leaves[3]! },
    'leaf changed': { ...inner, leaf: flipped(inner.leaf) },
    'another index': { ...inner, index: 3 },
    'index of the same parity': { ...inner, index: 0 },
    'index beyond the count': { ...inner, index: 7 },
    'another root': { ...inner, root: flipped(root) },
    'a sibling changed': { ...inner, proof: [flipped(inner.proof[0]!), ...inner.proof.slice(1)] },
    'a sibling too few': { ...inner, proof: inner.proof.slice(0, -1) },
    'a sibling too many': { ...inner, proof: [...inner.proof, sample('sibling')] },
    'siblings in another order': { ...inner, proof: inner.proof.slice().reverse() },
    'no siblings': { ...inner, proof: [] },
    'no leaves': { ...inner, index: 0, count: 0 },
    'count that implies fewer siblings': { ...last, index: 6, count: 8 },
    'sibling for a single leaf': { ...single, proof: [sample('sibling')] },
  }
  return [
    ...Object.entries({ 'inner leaf': inner, 'odd last leaf': last, 'single leaf': single }).map(([name, claim]) => ({
      name,
      ...claim,
      valid: true,
    })),
    ...Object.entries(wrong).map(([name, claim]) => ({ name, ...claim, valid: false })),
  ]
}

export const envelopeVectors = async (made: SampleDealing) => {
  const [member, peer] = made.members[0]!
  const addressee = { coreHash: made.opened.coreHash, subgroup: 0, member: publicMember(member!) }
  const { x25519SecretKey } = member!
  const share = made.shares[0]!
  const ephemeralSecret = sample('ephemeral')
  const envelope = await sealEnvelope({ ...addressee, share, ephemeralSecret })
  const wrongIndex = await sealEnvelope({ ...addressee, share: { ...share, subgroup: 1 }, ephemeralSecret })
  const zeroShare = { ...share, x: new Uint8Array(32) }
  const wrongShare = await sealEnvelope({ ...addressee, share: zeroShare, ephemeralSecret })
  const cases = {
    good: { ...addressee, x25519SecretKey, envelope },
    'another core hash': { ...addressee, coreHash: flipped(addressee.coreHash), x25519SecretKey, envelope },
    'another subgroup': { ...addressee, subgroup: 1, x25519SecretKey, envelope },
    "a peer's account": {
      ...addressee,
      member: { ...addressee.member, tssAccount: peer!.tssAccount },
      x25519SecretKey,
      envelope,
    },
    "a peer's key in the roster": {
      ...addressee,
      member: { ...addressee.member, x25519PublicKey: peer!.x25519PublicKey },
      x25519SecretKey,
      envelope,
    },
    "a peer's secret": { ...addressee, x25519SecretKey: peer!.x25519SecretKey, envelope },
    'enc changed': { ...addressee, x25519SecretKey, envelope: { ...envelope, enc: flipped(envelope.enc, 0) } },
    'enc of small order': { ...addressee, x25519SecretKey, envelope: { ...envelope, enc: new Uint8Array(32) } },
    'ciphertext changed': {
      ...addressee,
      x25519SecretKey,
      envelope: { ...envelope, ciphertext: flipped(envelope.ciphertext, 0) },
    },
    'tag changed': {
      ...addressee,
      x25519SecretKey,
      envelope: { ...envelope, ciphertext: flipped(envelope.ciphertext) },
    },
    'share of another subgroup inside': { ...addressee, x25519SecretKey, envelope: wrongIndex },
    'share of zero inside': { ...addressee, x25519SecretKey, envelope: wrongShare },
  }
  const vectors = []
  for (const [name, opening] of Object.entries(cases)) {
    const result = await openEnvelope(opening).then(
      (opened) => ({ share: opened }),
      (error: unknown) => ({ error: asEntropyError(error).code }),
    )
    const sealing = name === 'good' ? { ephemeralSecret, leaf: envelopeLeaf(member!.tssAccount, envelope) } : {}
    vectors.push({ name, ...opening, ...sealing, ...result })
  }
  return vectors
}
