import { fromHex, toHex } from '../../src/core/bytes.ts'

/** Bytes as 0x-hexadecimal, bigints as decimal text, what is absent as null. */
export const toJson = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return toHex(value)
  if (typeof value === 'bigint') return value.toString()
  if (value === undefined || value === null) return null
  if (Array.isArray(value)) return value.map(toJson)
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, toJson(entry)]))
  return value
}

/** The way back, but for bigints, which stay text. */
export const fromJson = (value: unknown): unknown => {
  if (typeof value === 'string' && value.startsWith('0x')) return fromHex(value)
  if (value === null) return undefined
  if (Array.isArray(value)) return value.map(fromJson)
  if (typeof value === 'object')
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fromJson(entry)]))
  return value
}
