import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import type { Hex } from '../types.ts'
import { ascii, toHex } from '../verify/encoding.ts'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** The account behind an SS58 address of whatever prefix, as a wallet takes it. Nothing if it is not one. */
export const accountFrom = (address: unknown): Hex | undefined => {
  if (typeof address !== 'string' || address.length > 50) return undefined
  let value = 0n
  for (const char of address) {
    const digit = alphabet.indexOf(char)
    if (digit < 0) return undefined
    value = value * 58n + BigInt(digit)
  }
  const bytes: number[] = []
  for (; value > 0n; value >>= 8n) bytes.unshift(Number(value & 255n))
  for (const char of address) {
    if (char !== alphabet[0]) break
    bytes.unshift(0)
  }
  // One byte of prefix, or two; then the account, and two bytes of checksum.
  const first = (bytes[0] ?? 0) < 64 ? 1 : 2
  if (bytes.length !== first + 34 || bytes[0]! > 127) return undefined
  const check = blake2b(concatBytes(ascii('SS58PRE'), Uint8Array.from(bytes.slice(0, -2))))
  if (bytes.at(-2) !== check[0] || bytes.at(-1) !== check[1]) return undefined
  return toHex(Uint8Array.from(bytes.slice(first, -2)))
}
