import * as v from 'valibot'
import { signerPayload } from '../../protocol/fields.ts'
import type { Hex } from '../../protocol/popup/common.ts'
import type { StoredRequest } from './request.ts'

const common = { id: v.string(), origin: v.string(), since: v.number(), pageIds: v.array(v.string()) }
const someHex = v.custom<Hex>((value) => typeof value === 'string' && value.startsWith('0x'))
const acl = v.object({
  kind: v.picklist(['allow', 'deny']),
  addresses: v.array(v.string()),
  allowContractCreation: v.optional(v.boolean()),
})
const proposal = v.object({
  account: v.nullable(v.string()),
  verifyingKey: v.nullable(someHex),
  rules: v.nullable(v.object({ evm: v.nullable(acl), btc: v.nullable(acl) })),
  rulesAccount: v.nullable(v.string()),
  threshold: v.nullable(v.number()),
})
const signing = { ...common, account: v.string() }

const storedRequest: v.GenericSchema<unknown, StoredRequest> = v.object({
  asked: v.variant('kind', [
    v.object({ ...common, kind: v.literal('connect') }),
    v.object({ ...common, kind: v.literal('register'), ref: v.nullable(v.string()), proposal }),
    v.object({ ...signing, kind: v.literal('sign-payload'), payload: signerPayload }),
    v.object({ ...signing, kind: v.literal('sign-raw'), data: v.string() }),
  ]),
  decision: v.variant('kind', [
    v.object({ kind: v.literal('pending') }),
    v.object({ kind: v.literal('approved'), registration: v.nullable(v.string()) }),
    v.object({ kind: v.literal('signed'), signature: someHex, signedTransaction: v.nullable(someHex) }),
    v.object({ kind: v.literal('rejected') }),
    v.object({ kind: v.literal('withdrawn') }),
  ]),
  decidedAt: v.optional(v.number()),
  isHeard: v.optional(v.boolean()),
})

/** What is on disk may be anything; entries that are no requests are left out. */
export const parseRequests = (stored: unknown): readonly StoredRequest[] =>
  v.parse(v.fallback(v.array(v.fallback(v.nullable(storedRequest), null)), []), stored).filter((one) => one !== null)
