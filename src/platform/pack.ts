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
  if ('$bytes' in value && typeof value.$bytes === 'string') return fromHex(value.$bytes)
  if ('$bigint' in value && typeof value.$bigint === 'string') return BigInt(value.$bigint)
  return mapValues(value, unpack)
}

const mapValues = (value: object, map: (value: unknown) => unknown): object =>
  Object.fromEntries(Object.entries(value).flatMap(([key, held]) => (held === undefined ? [] : [[key, map(held)]])))
