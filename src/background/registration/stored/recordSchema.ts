import * as v from 'valibot'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import { viewOf } from '../views.ts'

const bytes = (length?: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((value) => length === undefined || value.length === length),
  )
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const kind = <K extends string>(name: K) => v.looseObject({ kind: v.literal(name) })

const dealing = v.looseObject({
  threshold: whole,
  roster: bytes(32),
  verifyingKey: bytes(33),
  commitments: v.array(bytes(33)),
  noncePoint: bytes(33),
  uCommitments: v.array(bytes(33)),
  vCommitments: v.array(bytes(33)),
  envelopesRoot: bytes(32),
  proofOfPossession: bytes(64),
})
const call = v.variant('kind', [
  v.looseObject({ kind: v.literal('fund'), rulesAccount: bytes(32), value: v.bigint() }),
  v.looseObject({ kind: v.literal('register'), rulesAccount: bytes(32) }),
  v.looseObject({ kind: v.literal('deal'), dealing }),
  v.looseObject({ kind: v.literal('settle'), registrant: bytes(32) }),
  kind('cancel'),
])
const signedCall = v.looseObject({ call, extrinsic: bytes(), nonce: whole, validUntil: whole })
const delivery = v.variant('kind', [
  kind('waiting'),
  v.looseObject({ kind: v.literal('sending'), attempt: whole }),
  v.looseObject({ kind: v.literal('retrying'), attempt: whole, at: v.number(), reason: v.string() }),
  v.looseObject({ kind: v.literal('refused'), reason: v.string() }),
  kind('stored'),
])
const server = v.looseObject({
  ...{ stash: bytes(32), tssAccount: bytes(32), x25519PublicKey: bytes(32) },
  ...{ endpoint: v.string(), delivery },
})
const cancelled = kind('cancelled')
const failed = v.looseObject({
  kind: v.literal('failed'),
  fault: v.picklist(['internal', 'network', 'nobody', 'server', 'user']),
  reason: v.picklist([
    ...(['chain-refused', 'chain-replaced', 'dealing-window-missed', 'key-taken', 'node-contradicts'] as const),
    ...(['roster-changed', 'signature-invalid', 'superseded', 'too-few-servers'] as const),
  ]),
  retryable: v.boolean(),
})
const state = v.variant('kind', [
  kind('approved'),
  kind('registering'),
  kind('dealing'),
  v.looseObject({ kind: v.literal('delivering'), done: whole, of: whole }),
  v.looseObject({ kind: v.literal('confirming'), done: whole, of: whole, need: whole }),
  v.looseObject({ kind: v.literal('registered'), block: whole, missingSubgroups: v.array(whole) }),
  failed,
  cancelled,
])
const loss = v.picklist(['deposit-back', 'nothing'])
const waiting = v.variant('for', [
  v.looseObject({ for: v.picklist(['funds', 'node', 'unlock']), until: v.optional(whole), loss }),
  v.looseObject({ for: v.literal('silent-member'), subgroups: v.array(whole), until: whole, loss }),
])
const list = v.looseObject({ kind: v.picklist(['allow', 'deny']), addresses: v.array(v.string()) })

const schema = v.looseObject({
  version: v.literal(1),
  id: v.string(),
  source: v.nullable(v.looseObject({ origin: v.string(), ref: v.optional(v.string()) })),
  ...{ startedAt: v.number(), startedAtBlock: whole, startedAtHash: bytes(32), firstBlock: v.nullable(bytes(32)) },
  ...{ genesis: bytes(32), registrant: bytes(32), rulesAccount: bytes(32) },
  rules: v.looseObject({ evm: v.nullable(list), btc: v.nullable(list) }),
  ...{ cost: v.bigint(), attempt: whole, dealing, dealingHash: bytes(32) },
  sealedEntropy: v.looseObject({ nonce: v.string(), ciphertext: v.string() }),
  envelopes: v.array(
    v.looseObject({
      ...{ subgroup: whole, member: whole, enc: bytes(32), ciphertext: bytes(114), proof: v.array(bytes(32)) },
    }),
  ),
  servers: v.array(v.array(server)),
  calls: v.pipe(
    v.array(signedCall),
    v.check((calls) => (['register', 'deal'] as const).every((name) => calls.some(({ call }) => call.kind === name))),
  ),
  ...{
    parting: v.nullable(signedCall),
    signedAgain: whole,
    ending: v.nullable(v.variant('kind', [failed, cancelled])),
  },
  seen: v.looseObject({
    ...{ block: whole, deadline: v.nullable(whole), confirmed: v.array(v.boolean()), holders: v.array(whole) },
  }),
  state,
  waiting: v.nullable(waiting),
  testSignature: v.nullable(v.looseObject({ messageHash: bytes(32), signature: bytes(64), valid: v.boolean() })),
})

const isWhole = (value: unknown): value is RegistrationRecord => v.is(schema, value)

/** The registration that was stored under this name, if it is whole: one that cannot be gone on with or shown is none. */
export const asRecord = (value: unknown, name: string): RegistrationRecord | undefined => {
  if (!isWhole(value) || value.id !== name) return undefined
  try {
    viewOf(value, undefined)
    return value
  } catch {
    return undefined
  }
}
