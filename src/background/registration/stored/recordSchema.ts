import * as v from 'valibot'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import { viewOf } from '../views.ts'
import { upgrade } from './upgrade.ts'

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
const laterCall = v.variant('kind', [
  kind('cancel'),
  kind('settle'),
  v.looseObject({ kind: v.picklist(['deliver', 'open']), subgroup: whole, member: whole }),
])
const signed = <T extends v.GenericSchema>(said: T) =>
  v.looseObject({ call: said, extrinsic: bytes(), nonce: whole, validUntil: whole })
const delivery = v.variant('kind', [
  kind('waiting'),
  v.looseObject({ kind: v.literal('sending'), attempt: whole }),
  v.looseObject({ kind: v.literal('retrying'), attempt: whole, at: v.number(), reason: v.string() }),
  v.looseObject({ kind: v.literal('refused'), reason: v.string() }),
  v.looseObject({ kind: v.literal('stored'), at: v.optional(v.number()) }),
])
const server = v.looseObject({
  ...{ stash: bytes(32), tssAccount: bytes(32), x25519PublicKey: bytes(32) },
  ...{ endpoint: v.string(), delivery },
})
const cancelled = kind('cancelled')
const place = v.looseObject({ subgroup: whole, member: whole })
const culprit = v.nullable(v.looseObject({ subgroup: whole, member: whole, endpoint: v.string() }))
const failed = v.looseObject({
  kind: v.literal('failed'),
  fault: v.picklist(['internal', 'network', 'nobody', 'server', 'user']),
  reason: v.picklist([
    ...(['bad-share', 'chain-refused', 'chain-replaced', 'dealing-window-missed', 'key-taken'] as const),
    ...(['node-contradicts', 'opening-declined', 'roster-changed', 'signature-invalid', 'superseded'] as const),
    ...(['too-few-servers', 'unprovable', 'withheld'] as const),
  ]),
  deposit: v.picklist(['held', 'lost', 'none', 'returned', 'unknown']),
  culprit,
  next: v.picklist(['other-key', 'other-node', 'other-wallet', 'retry']),
})
const state = v.variant('kind', [
  kind('approved'),
  kind('registering'),
  kind('dealing'),
  v.looseObject({ kind: v.literal('delivering'), done: whole, of: whole }),
  v.looseObject({ kind: v.literal('confirming'), done: whole, of: whole, need: whole }),
  v.looseObject({
    kind: v.literal('registered'),
    block: whole,
    missingSubgroups: v.array(whole),
    healing: v.boolean(),
  }),
  failed,
  cancelled,
])
const loss = v.picklist(['deposit-back', 'deposit-lost', 'nothing'])
const unlockTo = v.picklist(['answer', 'deal-again', 'end', 'sign-again'])
const unanswered = v.picklist(['declined', 'too-late', 'unneeded', 'unprovable'])
const waiting = v.variant('for', [
  v.looseObject({ for: v.picklist(['funds', 'node', 'roster']), until: v.optional(whole), loss }),
  v.looseObject({ for: v.literal('unlock'), to: unlockTo, until: v.optional(whole), loss }),
  v.looseObject({ for: v.picklist(['silent-member', 'healing']), subgroups: v.array(whole), until: whole, loss }),
  v.looseObject({ for: v.literal('answer'), servers: v.array(place), until: whole, loss }),
  v.looseObject({ for: v.literal('consent-open'), server: place, until: whole, loss }),
  v.looseObject({
    ...{ for: v.literal('unanswered'), because: unanswered, servers: v.array(place), until: whole, loss },
  }),
])
const opening = v.variant('kind', [
  v.looseObject({ kind: v.picklist(['declined', 'undecided', 'unprovable']) }),
  v.looseObject({ kind: v.picklist(['allowed', 'opened']), place }),
])
const dead = v.variant('kind', [
  v.looseObject({ kind: v.literal('server-lied'), attempt: whole, block: whole, culprit }),
  v.looseObject({ kind: v.literal('roster-changed'), attempt: whole, block: whole }),
])
const seenGroup = v.looseObject({
  ...{ confirmed: v.boolean(), holders: whole, excluded: whole, missing: whole, bad: whole, delivered: whole },
})
const list = v.looseObject({ kind: v.picklist(['allow', 'deny']), addresses: v.array(v.string()) })

const schema = v.looseObject({
  version: v.literal(2),
  id: v.string(),
  source: v.nullable(v.looseObject({ origin: v.string(), ref: v.optional(v.string()) })),
  ...{ startedAt: v.number(), startedAtBlock: whole, startedAtHash: bytes(32), firstBlock: v.nullable(bytes(32)) },
  ...{ genesis: bytes(32), registrant: bytes(32), rulesAccount: bytes(32) },
  ...{ deposit: v.nullable(v.bigint()), fee: v.optional(v.bigint()) },
  rules: v.looseObject({ evm: v.nullable(list), btc: v.nullable(list) }),
  ...{ cost: v.bigint(), spare: v.bigint(), attempt: whole, dealing, dealingHash: bytes(32) },
  sealedEntropy: v.looseObject({ nonce: v.string(), ciphertext: v.string() }),
  envelopes: v.array(
    v.looseObject({
      ...{ subgroup: whole, member: whole, enc: bytes(32), ciphertext: bytes(114), proof: v.array(bytes(32)) },
    }),
  ),
  servers: v.array(v.array(server)),
  calls: v.pipe(
    v.array(signed(call)),
    v.check((calls) => (['register', 'deal'] as const).every((name) => calls.some(({ call }) => call.kind === name))),
  ),
  ...{
    later: v.array(signed(laterCall)),
    opening,
    died: v.nullable(dead),
    signedAgain: whole,
    dead: v.array(dead),
    ending: v.nullable(v.variant('kind', [failed, cancelled])),
  },
  seen: v.looseObject({
    ...{ block: whole, deadline: v.nullable(whole), groups: v.array(seenGroup) },
  }),
  state,
  waiting: v.nullable(waiting),
  testSignature: v.nullable(v.looseObject({ messageHash: bytes(32), signature: bytes(64), valid: v.boolean() })),
})

const isWhole = (value: unknown): value is RegistrationRecord => v.is(schema, value)

/** The registration that was stored under this name, if it is whole: one that cannot be gone on with or shown is none. */
export const asRecord = (value: unknown, name: string): RegistrationRecord | undefined => {
  try {
    const record = upgrade(value)
    if (!isWhole(record) || record.id !== name) return undefined
    viewOf(record, undefined)
    return record
  } catch {
    return undefined
  }
}
