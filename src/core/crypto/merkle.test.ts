import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merkleTree, verifyMerkleProof } from './merkle.ts'

const someLeaves = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 40 })

test('every leaf is proved at its place and at no other', () => {
  fc.assert(
    fc.property(someLeaves, fc.nat(), fc.nat(), (leaves, a, b) => {
      const count = leaves.length
      const [index, other] = [a % count, b % count]
      const { root, proofs } = merkleTree(leaves)
      const claim = { root, leaf: leaves[index]!, index, count, proof: proofs[index]! }
      expect(verifyMerkleProof(claim)).toBe(true)
      if (other !== index) expect(verifyMerkleProof({ ...claim, index: other })).toBe(false)
      expect(verifyMerkleProof({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false)
      if (claim.proof.length > 0) expect(verifyMerkleProof({ ...claim, proof: claim.proof.slice(1) })).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('refuses an empty list', () => {
  expect(() => merkleTree([])).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
})

test('a count beyond every tree asks for as many siblings as it implies', () => {
  const { root, proofs } = merkleTree([Uint8Array.of(1), Uint8Array.of(2)])
  const claim = { root, leaf: Uint8Array.of(1), index: 0, count: 2, proof: proofs[0]! }
  expect(verifyMerkleProof(claim)).toBe(true)
  for (const count of [2 ** 31, 2 ** 32 - 1, Number.MAX_SAFE_INTEGER])
    for (const index of [0, count - 2, count - 1]) expect(verifyMerkleProof({ ...claim, index, count })).toBe(false)
})
