import * as v from 'valibot'
import type { SignerPayload } from '../core/chain/signing/signerPayload.ts'
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

const someHex = (pattern: RegExp, what: string) =>
  v.custom<Hex>(
    (value) => typeof value === 'string' && pattern.test(value),
    `expected ${what} as 0x-prefixed hexadecimal`,
  )
const bytes = someHex(/^0x([0-9a-f]{2})*$/i, 'bytes')
const number = someHex(/^0x[0-9a-f]{1,32}$/i, 'a number')

/** Members beside these belong to extensions that are refused by name. */
export const signerPayload: v.GenericSchema<unknown, SignerPayload> = v.object({
  address,
  assetId: v.nullish(bytes),
  blockHash: hex(32),
  blockNumber: number,
  era: bytes,
  genesisHash: hex(32),
  metadataHash: v.nullish(bytes),
  method: bytes,
  mode: v.nullish(v.pipe(v.number(), v.integer())),
  nonce: number,
  signedExtensions: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.maxLength(32)),
  specVersion: number,
  tip: number,
  transactionVersion: number,
  version: v.pipe(v.number(), v.integer()),
  withSignedTransaction: v.nullish(v.boolean()),
})
