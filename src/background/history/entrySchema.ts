import * as v from 'valibot'
import { MAX_NODES } from '../../core/nodes.ts'
import type { HistoryView } from '../../protocol/popup/history.ts'

const text = v.pipe(v.string(), v.maxLength(300))
const amount = v.pipe(v.string(), v.regex(/^\d{1,39}$/))
const hex = v.custom<`0x${string}`>((value) => typeof value === 'string' && /^0x[0-9a-f]{2,200}$/.test(value))
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const list = v.strictObject({
  kind: v.picklist(['allow', 'deny']),
  addresses: v.pipe(v.array(text), v.maxLength(25)),
  allowContractCreation: v.optional(v.boolean()),
})

const done = v.variant('kind', [
  v.strictObject({
    ...{ kind: v.literal('sent'), to: text, amount, takes: v.picklist(['all', 'amount', 'most']), fee: amount },
  }),
  v.strictObject({ kind: v.literal('test-funds'), amount }),
  v.strictObject({
    ...{ kind: v.literal('rules'), registrant: text, fee: amount },
    rules: v.strictObject({ evm: v.nullable(list), btc: v.nullable(list) }),
  }),
  v.strictObject({
    ...{ kind: v.literal('registration'), registration: text, verifyingKey: hex },
    result: v.picklist(['cancelled', 'failed', 'registered']),
    reason: v.nullable(
      v.picklist([
        ...(['bad-share', 'chain-refused', 'chain-replaced', 'dealing-window-missed', 'key-taken'] as const),
        ...(['node-contradicts', 'opening-declined', 'roster-changed', 'signature-invalid', 'superseded'] as const),
        ...(['too-few-servers', 'unprovable', 'withheld'] as const),
      ]),
    ),
    deposit: v.nullable(amount),
    depositState: v.picklist(['held', 'lost', 'none', 'returned', 'unknown']),
    fee: v.nullable(amount),
  }),
  v.strictObject({ kind: v.literal('taken-back'), deposit: amount, fee: amount }),
  v.strictObject({
    ...{
      kind: v.literal('signed'),
      origin: text,
      what: v.picklist(['message', 'transaction']),
      call: v.nullable(text),
    },
  }),
])

const state = v.union([
  v.strictObject({
    ...{ kind: v.literal('pending'), block: v.nullable(whole), trouble: v.nullable(v.picklist(['node', 'refused'])) },
  }),
  v.strictObject({ kind: v.literal('final'), block: v.nullable(whole) }),
  v.strictObject({ kind: v.literal('failed'), reason: v.literal('dispatch'), error: text, block: whole }),
  v.strictObject({ kind: v.literal('failed'), reason: v.picklist(['chain-replaced', 'expired', 'replaced']) }),
  v.strictObject({
    kind: v.literal('unknown'),
    block: v.nullable(whole),
    nodes: v.pipe(v.array(text), v.maxLength(MAX_NODES)),
  }),
])

const schema: v.GenericSchema<unknown, HistoryView> = v.strictObject({
  ...{ id: v.pipe(v.string(), v.minLength(1), v.maxLength(120)), at: v.number(), account: text, done, state },
})

export const isEntry = (value: unknown): value is HistoryView => v.is(schema, value)
