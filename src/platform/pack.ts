import { fromHex, toHex } from '../core/bytes.ts'

/**
 * Chromium's storage turns bytes into plain objects and drops or refuses bigints, so both are stored as tagged text.
 * A key that starts with `$` is ours alone.
 */
export function pack(value: unknown): unknown {
  if (value instanceof Uint8Array) return { $bytes: toHex(value) }
  if (typeof value === 'bigint') return { $bigint: value.toString() }
  if (Array.isArray(value)) return value.map(pack)
  if (typeof value === 'object' && value !== null) return mapValues(value, pack)
  return value
}

export function unpack(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unpack)
  if (typeof value !== 'object' || value === null) return value
  // What is damaged stays as it lies there, for its reader to refuse: one bad value must not hide the others.
  if ('$bytes' in value && isHex(value.$bytes)) return fromHex(value.$bytes)
  if ('$bigint' in value && isWhole(value.$bigint)) return BigInt(value.$bigint)
  return mapValues(value, unpack)
}

const isHex = (text: unknown): text is string => typeof text === 'string' && /^0x([0-9a-f]{2})*$/.test(text)
const isWhole = (text: unknown): text is string => typeof text === 'string' && /^-?\d+$/.test(text)

const mapValues = (value: object, map: (value: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(value).flatMap(([key, held]) => (held === undefined ? [] : [[key, map(held)]])))
