import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { ascii, u32, vectorOf } from './encoding.ts'

/** What the user fixed before a nonce was chosen. Hashes and the account are 32 bytes, points 33. */
export type Statement = {
  readonly genesis: Uint8Array
  readonly registrant: Uint8Array
  readonly attempt: number
  readonly threshold: number
  readonly subgroups: number
  readonly roster: Uint8Array
  readonly verifyingKey: Uint8Array
  readonly commitments: readonly Uint8Array[]
}

const hash = (tag: string, data: Uint8Array): Uint8Array =>
  blake2b(concatBytes(Uint8Array.of(tag.length), ascii(tag), data), { dkLen: 32 })

/** The 32 bytes that the test signature signs (`docs/protocol.md`, "What is signed"). */
export const testMessage = (statement: Statement): Uint8Array => {
  const { genesis, registrant, attempt, threshold, subgroups, roster, verifyingKey, commitments } = statement
  const encoded = concatBytes(
    ...[genesis, registrant, u32(attempt), Uint8Array.of(threshold, subgroups)],
    ...[roster, verifyingKey, vectorOf(commitments)],
  )
  return hash('entropy:test-signature:v1', hash('entropy:statement:v1', encoded))
}
