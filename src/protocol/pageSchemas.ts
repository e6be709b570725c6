import * as v from 'valibot'
import { acl, address, hex, pageId, signerPayload, threshold } from './fields.ts'
import type { PageApi } from './pageApi.ts'
import type { Schemas } from './rpc.ts'

const wish = v.strictObject({
  account: v.optional(address),
  key: v.optional(
    v.union([v.strictObject({ ethereum: hex(20) }), v.strictObject({ verifyingKey: hex(33) })], 'expected a key'),
  ),
  constraints: v.optional(v.strictObject({ evm: v.nullish(acl), btc: v.nullish(acl) })),
  constraintAccount: v.optional(address),
  threshold: v.optional(threshold),
  genesisHash: v.optional(hex(32)),
  ref: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(64))),
})

const rawMessage = v.object({ address, data: v.string(), type: v.optional(v.picklist(['bytes', 'payload'])) })

/** A list is an object to the library: without members it would be a wish that leaves everything open. */
const registerRequest = v.pipe(
  v.unknown(),
  v.check((value) => !Array.isArray(value), 'expected an object'),
  wish,
)

export const pageSchemas: Schemas<PageApi> = {
  enable: v.strictTuple([pageId]),
  accounts: v.strictTuple([]),
  register: v.strictTuple([pageId, registerRequest]),
  resume: v.strictTuple([pageId]),
  list: v.strictTuple([]),
  watch: v.strictTuple([]),
  cancel: v.strictTuple([pageId]),
  status: v.strictTuple([address]),
  constraints: v.strictTuple([address]),
  ping: v.strictTuple([]),
  signPayload: v.strictTuple([pageId, signerPayload]),
  signRaw: v.strictTuple([pageId, rawMessage]),
  networks: v.strictTuple([]),
}
