import * as v from 'valibot'
import type { Hex } from './popup/common.ts'

/** What callers may say, field by field. Lengths are capped everywhere: a field is shown on screen or kept on disk. */
export const address = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
export const origin = v.pipe(v.string(), v.maxLength(300))
/** Made by a page. */
export const pageId = v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/))
/** Names made by us: of requests, registrations, drafts. */
export const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100))
export const hex = (bytes: number) =>
  v.custom<Hex>(
    (value) => typeof value === 'string' && value.length === 2 + 2 * bytes && /^0x[0-9a-fA-F]+$/.test(value),
    `expected ${bytes} bytes as 0x-prefixed hexadecimal`,
  )
export const threshold = v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(16))

/** 25: what the chain keeps for one list. A Bitcoin address has at most 90 characters. */
const addresses = v.pipe(v.array(v.pipe(v.string(), v.maxLength(100))), v.maxLength(25))
export const acl = v.strictObject({
  kind: v.picklist(['allow', 'deny']),
  addresses,
  allowContractCreation: v.optional(v.boolean()),
})
