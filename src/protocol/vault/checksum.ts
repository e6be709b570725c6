import { ascii } from '../../core/bytes.ts'
import { taggedHash } from '../../core/crypto/hash.ts'

/** Finds accidents, not attackers: those are for the authenticated encryption. 32 bytes. */
export const checksumOf = (tag: string, fields: readonly unknown[]): Uint8Array => taggedHash(tag, canonical(fields))

/** The same bytes for the same value, however a store or a message channel orders the members. */
export const canonical = (value: unknown): Uint8Array<ArrayBuffer> => ascii(JSON.stringify(ordered(value)))

/** Objects as sorted lists of entries. */
const ordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => [key, ordered(member)])
}
