import { blake2b } from '@noble/hashes/blake2.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { ascii } from './encoding.ts'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** A digit that stands for nothing makes it no number, as it would be another text of the same. */
const base58 = (text: string): Uint8Array | undefined => {
  let value = 0n
  for (const char of text) {
    const digit = alphabet.indexOf(char)
    if (digit < 0) return undefined
    value = value * 58n + BigInt(digit)
  }
  const bytes: number[] = []
  for (; value > 0n; value >>= 8n) bytes.unshift(Number(value & 255n))
  for (const char of text) {
    if (char !== alphabet[0]) break
    bytes.unshift(0)
  }
  return Uint8Array.from(bytes)
}

/** The account, 32 bytes, and the first byte of the prefix of an SS58 address of whatever network. Nothing if it is not one. */
export const ss58Decode = (address: unknown): { account: Uint8Array; prefix: number } | undefined => {
  const bytes = typeof address === 'string' && address.length <= 50 ? base58(address) : undefined
  // One byte of prefix, or two; then the account, and two bytes of checksum.
  const prefix = bytes?.[0] ?? 0
  const start = prefix < 64 ? 1 : 2
  if (bytes?.length !== start + 34 || prefix > 127) return undefined
  const check = blake2b(concatBytes(ascii('SS58PRE'), bytes.subarray(0, -2)))
  const isIntact = bytes.at(-2) === check[0] && bytes.at(-1) === check[1]
  return isIntact ? { account: bytes.slice(start, -2), prefix } : undefined
}
