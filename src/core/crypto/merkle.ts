import { concat, equalBytes, expectBytes, expectInteger } from '../bytes.ts'
import { EntropyError } from '../errors.ts'
import { blake2_256 } from './hash.ts'

const parent = (left: Uint8Array, right: Uint8Array): Uint8Array => blake2_256(concat(left, right))

const leafHashes = (leaves: readonly Uint8Array[]): Uint8Array[] => {
  if (leaves.length === 0) throw new EntropyError('invalid-argument', 'leaves: empty')
  return leaves.map(blake2_256)
}

/** The row above; an odd last node moves up unchanged. */
const rowAbove = (row: readonly Uint8Array[]): Uint8Array[] => {
  const above: Uint8Array[] = []
  for (let i = 0; i < row.length; i += 2) above.push(i + 1 < row.length ? parent(row[i]!, row[i + 1]!) : row[i]!)
  return above
}

/** Root in the format of Substrate's `binary-merkle-tree` crate over blake2_256. */
export const merkleRoot = (leaves: readonly Uint8Array[]): Uint8Array => {
  let row = leafHashes(leaves)
  while (row.length > 1) row = rowAbove(row)
  return row[0]!
}

/** Siblings of the leaf at `index`, from the bottom up. */
export const merkleProof = (leaves: readonly Uint8Array[], index: number): Uint8Array[] => {
  let position = expectInteger(index, 0, leaves.length - 1, 'index')
  const proof: Uint8Array[] = []
  for (let row = leafHashes(leaves); row.length > 1; row = rowAbove(row), position >>= 1) {
    const sibling = row[position ^ 1]
    if (sibling !== undefined) proof.push(sibling)
  }
  return proof
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
  for (let position = index, width = count; width > 1; position >>= 1, width = (width + 1) >> 1) {
    if ((position ^ 1) >= width) continue
    const sibling = proof[used++]
    if (sibling === undefined) return false
    node = position % 2 === 0 ? parent(node, sibling) : parent(sibling, node)
  }
  return used === proof.length && equalBytes(node, root)
}
