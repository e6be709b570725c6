import { concat, equalBytes, expectBytes } from '../bytes.ts'
import { EntropyError } from '../errors.ts'
import { blake2_256 } from './hash.ts'

const parent = (left: Uint8Array, right: Uint8Array): Uint8Array => blake2_256(concat(left, right))

/** The row above; an odd last node moves up unchanged. */
const rowAbove = (row: readonly Uint8Array[]): Uint8Array[] => {
  const above: Uint8Array[] = []
  for (let i = 0; i < row.length; i += 2) above.push(i + 1 < row.length ? parent(row[i]!, row[i + 1]!) : row[i]!)
  return above
}

/** Root and every leaf's proof (its siblings from the bottom up), in the format of Substrate's `binary-merkle-tree` crate. */
export const merkleTree = (leaves: readonly Uint8Array[]): { root: Uint8Array; proofs: Uint8Array[][] } => {
  if (leaves.length === 0) throw new EntropyError('invalid-argument', 'leaves: empty')
  const proofs: Uint8Array[][] = leaves.map(() => [])
  let row = leaves.map(blake2_256)
  for (let height = 0; row.length > 1; height++, row = rowAbove(row)) {
    proofs.forEach((proof, index) => {
      const sibling = row[(index >> height) ^ 1]
      if (sibling !== undefined) proof.push(sibling)
    })
  }
  return { root: row[0]!, proofs }
}

/** True only if `proof` has exactly the siblings that index and count imply and leads from the leaf to the root. */
export const verifyMerkleProof = (claim: {
  root: Uint8Array
  leaf: Uint8Array
  index: number
  count: number
  proof: readonly Uint8Array[]
}): boolean => {
  const { root, leaf, index, count, proof } = claim
  expectBytes(root, 32, 'root')
  for (const sibling of proof) expectBytes(sibling, 32, 'proof sibling')
  if (!Number.isInteger(index) || !Number.isInteger(count) || index < 0 || index >= count) return false
  let node = blake2_256(leaf)
  let used = 0
  // No bitwise operators: they would take a position from 2^31 on for a negative one.
  for (
    let position = index, width = count;
    width > 1;
    position = Math.floor(position / 2), width = Math.ceil(width / 2)
  ) {
    const isRight = position % 2 === 1
    if (!isRight && position + 1 === width) continue
    const sibling = proof[used++]
    if (sibling === undefined) return false
    node = isRight ? parent(sibling, node) : parent(node, sibling)
  }
  return used === proof.length && equalBytes(node, root)
}
