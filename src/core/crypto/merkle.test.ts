import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merkleProof, merkleRoot, verifyMerkleProof } from './merkle.ts'

const someLeaves = fc.array(fc.uint8Array({ minLength: 1, maxLength: 40 }), { minLength: 1, maxLength: 40 })

test('every leaf is proved at its place and at no other', () => {
  fc.assert(
    fc.property(someLeaves, fc.nat(), fc.nat(), (leaves, a, b) => {
      const count = leaves.length
      const [index, other] = [a % count, b % count]
      const claim = { root: merkleRoot(leaves), leaf: leaves[index]!, index, count, proof: merkleProof(leaves, index) }
      expect(verifyMerkleProof(claim)).toBe(true)
      if (other !== index) expect(verifyMerkleProof({ ...claim, index: other })).toBe(false)
      expect(verifyMerkleProof({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false)
      if (claim.proof.length > 0) expect(verifyMerkleProof({ ...claim, proof: claim.proof.slice(1) })).toBe(false)
    }),
    { numRuns: 60 },
  )
})

test('refuses an empty list and an index outside of it', () => {
  expect(() => merkleRoot([])).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
  expect(() => merkleProof([Uint8Array.of(1)], 1)).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
})
