import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { scrypt } from '@noble/hashes/scrypt.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { EntropyError } from '../../errors.ts'

/** 256 MiB, and some ten seconds on a slow machine: what wallets in use ask for at most. A file that asks for more is an attack. */
const MAX_MEMORY = 2 ** 28
const MAX_WORK = 2 ** 22
const MAX_ITERATIONS = 2_000_000

export type Scrypt = { readonly n: number; readonly r: number; readonly p: number }

const isSane = ({ n, r, p }: Scrypt): boolean =>
  [n, r, p].every((one) => Number.isSafeInteger(one) && one > 0) &&
  n > 1 &&
  Number.isInteger(Math.log2(n)) &&
  128 * n * r <= MAX_MEMORY &&
  n * r * p <= MAX_WORK

/** RFC 7914. `length` in bytes. @throws {EntropyError} `unsupported-file` for parameters that are out of bounds */
export const stretchScrypt = (password: Uint8Array, salt: Uint8Array, cost: Scrypt, length: number): Uint8Array => {
  if (!isSane(cost)) throw new EntropyError('unsupported-file', 'the file asks for too much memory or time')
  const { n: N, r, p } = cost
  return scrypt(password, salt, { N, r, p, dkLen: length })
}

/** PBKDF2-HMAC-SHA256. `length` in bytes. @throws {EntropyError} `unsupported-file` for an iteration count that is out of bounds */
export const stretchPbkdf2 = (password: Uint8Array, salt: Uint8Array, c: number, length: number): Uint8Array => {
  if (!Number.isSafeInteger(c) || c < 1 || c > MAX_ITERATIONS)
    throw new EntropyError('unsupported-file', 'the file asks for too much time')
  return pbkdf2(sha256, password, salt, { c, dkLen: length })
}
