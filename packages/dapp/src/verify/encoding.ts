import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import type { Hex } from '../types.ts'

/** Bytes of the one way to write them: lower case, with `0x`, exactly this many. Otherwise nothing. */
export const bytesOf = (hex: unknown, length: number): Uint8Array | undefined =>
  typeof hex === 'string' && /^0x[0-9a-f]*$/.test(hex) && hex.length === 2 + 2 * length
    ? hexToBytes(hex.slice(2))
    : undefined

export const isWhole = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most

export const ascii = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0))

export const u32 = (value: number): Uint8Array => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, value, true)
  return bytes
}

/** SCALE: of fewer than 64 items, one byte with four times their number, then the items. */
export const vectorOf = (items: readonly Uint8Array[]): Uint8Array =>
  concatBytes(Uint8Array.of(items.length << 2), ...items)

export const toHex = (bytes: Uint8Array): Hex =>
  `0x${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
