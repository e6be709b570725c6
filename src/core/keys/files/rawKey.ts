import { wipe } from '../../bytes.ts'
import { parseScalar } from '../../crypto/scalar.ts'
import { EntropyError } from '../../errors.ts'

const isSpace = (byte: number) => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

const digit = (byte: number): number => {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30
  const lower = byte | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}

/**
 * Secret key (32 bytes) from 64 typed hexadecimal digits, with 0x or without; bytes in, bytes out: text could not be wiped.
 * @throws {EntropyError} `invalid-key` for anything else, for zero, and for what is not below the group order
 */
export const parseRawKey = (typed: Uint8Array): Uint8Array => {
  let start = 0
  let end = typed.length
  while (start < end && isSpace(typed[start]!)) start++
  while (end > start && isSpace(typed[end - 1]!)) end--
  if (typed[start] === 0x30 && (typed[start + 1]! | 0x20) === 0x78) start += 2
  if (end - start !== 64) throw new EntropyError('invalid-key', 'key: expected 64 hexadecimal digits')
  const key = new Uint8Array(32)
  let isHex = true
  for (let i = 0; i < 32; i++) {
    const [high, low] = [digit(typed[start + 2 * i]!), digit(typed[start + 2 * i + 1]!)]
    if (high < 0 || low < 0) isHex = false
    key[i] = (high << 4) | low
  }
  return expectKey(key, isHex)
}

/** The key itself. @throws {EntropyError} `invalid-key`, and then it is wiped */
export const expectKey = (key: Uint8Array, isReadable = true): Uint8Array => {
  try {
    if (isReadable) {
      parseScalar(key, 'key')
      return key
    }
  } catch {
    // named below
  }
  wipe(key)
  throw new EntropyError('invalid-key', 'key: not a secret key of this curve')
}
