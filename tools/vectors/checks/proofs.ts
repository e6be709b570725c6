import { expect } from 'vitest'
import { merkleTree, verifyMerkleProof } from '../../../src/core/crypto/merkle.ts'
import { verifyAck, verifyHolderProof } from '../../../src/core/dealing/holderProof.ts'
import type { Vector } from './file.ts'

export const holderProof = (vector: Vector): void => expect(verifyHolderProof(vector)).toBe(vector.valid)

export const ack = (vector: Vector): void => expect(verifyAck(vector)).toBe(vector.valid)

export const merkle = ({ leaves, root, proofs }: Vector): void => expect(merkleTree(leaves)).toEqual({ root, proofs })

export const merkleClaim = (claim: Vector): void => expect(verifyMerkleProof(claim)).toBe(claim.valid)
