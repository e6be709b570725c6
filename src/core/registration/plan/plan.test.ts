import { describe, expect, test } from 'vitest'
import { failed } from '../failure.ts'
import type { RegistrationRecord } from '../record.ts'
import type { FailureReason, Fault } from '../state.ts'
import {
  bytes,
  dealt,
  delivered,
  exampleRecord,
  exampleView,
  open,
  REGISTRANT,
  registration,
  said,
} from './example.testing.ts'
import { plan } from './plan.ts'

type View = ReturnType<typeof exampleView>

const registering = exampleRecord({ state: { kind: 'registering' } })
const dealing = exampleRecord({ state: { kind: 'dealing' } })
const delivering = exampleRecord({ state: { kind: 'delivering', done: 0, of: 6 } })
const atFinal = (nonce: number) => ({ account: { nonce, free: 1000n, reserved: 0n, frozen: 0n } })

describe('before the chain has it', () => {
  test.each<[string, string, RegistrationRecord, View, boolean?]>([
    ['sends what was signed', 'registering | submit fund register deal', exampleRecord(), exampleView()],
    [
      'sends only what the chain has not got',
      'registering | submit register deal',
      registering,
      exampleView({ nonce: 6 }),
    ],
    ['waits for money', 'registering | nothing | waiting funds', registering, exampleView({ free: 99n })],
    [
      'waits for a node that is behind',
      'registering | nothing | waiting node',
      registering,
      exampleView({ history: 'behind' }),
    ],
    [
      'ends on a chain that was started anew',
      'failed chain-replaced | nothing',
      registering,
      exampleView({ history: 'another' }),
    ],
    [
      'waits for finality before it calls it refused',
      'registering | nothing',
      registering,
      exampleView({ nonce: 8, final: atFinal(5) }),
    ],
    [
      'asks for the key when the chain refused',
      'registering | nothing | waiting unlock',
      registering,
      exampleView({ nonce: 8 }),
    ],
    [
      'signs again when the chain refused',
      'registering | sign register deal',
      registering,
      exampleView({ nonce: 8 }),
      true,
    ],
    [
      'signs again after the validity',
      'registering | sign fund register deal',
      registering,
      exampleView({ block: 2000 }),
      true,
    ],
    [
      'signs again when another wallet used the nonce',
      'registering | sign register deal',
      registering,
      exampleView({ nonce: 9 }),
      true,
    ],
    [
      'gives up after two more',
      'failed chain-refused | nothing',
      { ...registering, signedAgain: 2 },
      exampleView({ nonce: 8 }),
      true,
    ],
  ])('%s', (_, expected, record, view, unlocked) => expect(said(record, view, unlocked)).toBe(expected))
})

describe('while the chain waits for the splitting', () => {
  const last = (change: object) => exampleView({ nonce: 7, stage: open, ...change })
  test.each<[string, string, RegistrationRecord, View, boolean?]>([
    ['sends the splitting', 'dealing | submit deal', registering, last({})],
    ['finds it after a crash', 'dealing | submit deal', exampleRecord(), last({})],
    ['says until when it needs the key', 'dealing | nothing | waiting unlock', dealing, last({ nonce: 8 })],
    ['signs the same splitting again', 'dealing | sign deal', dealing, last({ nonce: 8 }), true],
    ['takes it back when the key is taken', 'dealing | sign cancel', dealing, last({ keyOwner: bytes(32, 99) }), true],
    ['goes on when the key is reserved for it', 'dealing | submit deal', dealing, last({ keyOwner: REGISTRANT })],
    ['settles when the time is over', 'dealing | sign settle', dealing, last({ block: 152 }), true],
    ['asks for the key to settle', 'dealing | nothing | waiting unlock', dealing, last({ block: 152 })],
    [
      'takes it back for the user',
      'dealing | sign cancel',
      exampleRecord({ state: { kind: 'dealing' }, ending: { kind: 'cancelled' } }),
      last({}),
      true,
    ],
  ])('%s', (_, expected, record, view, unlocked) => expect(said(record, view, unlocked)).toBe(expected))

  test('a node that is behind changes neither deadline nor loss', () => {
    const { record } = plan(dealing, last({ nonce: 8 }), false)
    const { waiting } = plan(record, last({ history: 'behind' }), false).record
    expect(waiting).toEqual({ for: 'node', until: 151, loss: 'deposit-back' })
  })

  test('the unlock deadline is the chain’s', () => {
    expect(plan(dealing, last({ nonce: 8 }), false).record.waiting).toEqual({
      for: 'unlock',
      to: 'sign-again',
      until: 151,
      loss: 'deposit-back',
    })
  })

  test('a signed cancellation is sent, not signed twice', () => {
    const later = [{ call: { kind: 'cancel' } as const, extrinsic: bytes(1, 1), nonce: 7, validUntil: 2000 }]
    const record = exampleRecord({ state: { kind: 'dealing' }, ending: { kind: 'cancelled' }, later })
    expect(said(record, last({}), true)).toBe('dealing | submit cancel')
  })
})

describe('once dealt', () => {
  const now = (stage = dealt(), block = 103, final = {}) => exampleView({ nonce: 8, stage, block, final })
  test.each<[string, string, RegistrationRecord, View, boolean?]>([
    [
      'no piece leaves before the splitting is final',
      'dealing | nothing',
      dealing,
      now(dealt(), 103, { registration: registration(open) }),
    ],
    ['pieces go to every server', 'delivering | nothing | pieces 6', dealing, now()],
    ['found far ahead after a crash', 'delivering | nothing | pieces 6', exampleRecord(), now()],
    ['a holder gets nothing again', 'delivering | nothing | pieces 5', delivering, now(dealt(1, [1, 0, 0]))],
    [
      'then the servers confirm',
      'confirming | nothing',
      { ...delivering, ...delivered({ kind: 'stored' }) },
      now(dealt(1)),
    ],
    [
      'names a silent group',
      'confirming | nothing | waiting silent-member',
      { ...delivering, ...delivered({ kind: 'stored' }) },
      now(dealt(2), 106),
    ],
    [
      'goes on asking a server that does not answer',
      'delivering | nothing | pieces 6 | waiting silent-member',
      { ...delivering, ...delivered({ kind: 'retrying', attempt: 2, at: 0, reason: 'timeout' }) },
      now(),
    ],
    [
      'leaves settling to the servers first',
      'confirming | nothing | waiting silent-member',
      { ...delivering, ...delivered({ kind: 'stored' }) },
      now(dealt(2), 155),
      true,
    ],
    ['then settles', 'dealing | sign settle', dealing, now(dealt(2), 156), true],
    ['asks nobody to unlock for it at once', 'dealing | nothing', dealing, now(dealt(2), 156)],
    ['but in the end', 'dealing | nothing | waiting unlock', dealing, now(dealt(2), 173)],
    [
      'settles early once nobody can say any more that nothing came',
      'confirming | sign settle | waiting silent-member',
      { ...delivering, ...delivered({ kind: 'stored' }) },
      now(dealt(2), 123),
      true,
    ],
    [
      'not while somebody can',
      'confirming | nothing | waiting silent-member',
      { ...delivering, ...delivered({ kind: 'stored' }) },
      now(dealt(2), 122),
      true,
    ],
    [
      'not with too few',
      'confirming | nothing | waiting silent-member',
      { ...delivering, ...delivered({ kind: 'stored' }) },
      now(dealt(1), 123),
      true,
    ],
    [
      'wakes nobody to settle early',
      'confirming | nothing | waiting silent-member',
      { ...delivering, ...delivered({ kind: 'stored' }) },
      now(dealt(2), 123),
    ],
    [
      'a cancellation came too late',
      'delivering | nothing | pieces 6',
      { ...dealing, ending: { kind: 'cancelled' } },
      now(),
    ],
    [
      'another wallet dealt for this account',
      'failed superseded | nothing',
      dealing,
      now({ ...dealt(), dealingHash: bytes(32, 99) } as never),
    ],
  ])('%s', (_, expected, record, view, unlocked) => expect(said(record, view, unlocked)).toBe(expected))

  test('what would come to the same again is not offered again', () => {
    const next = (reason: FailureReason, fault?: Fault) => failed(reason, fault).next
    expect([next('key-taken', 'user'), next('superseded'), next('signature-invalid', 'network')]).toEqual([
      'other-key',
      'other-wallet',
      'other-node',
    ])
    expect([next('chain-replaced'), next('too-few-servers'), next('roster-changed')]).toEqual([
      'retry',
      'retry',
      'retry',
    ])
  })

  test('the screen can say until when the chain waits for a splitting that the key has to sign', () => {
    const { waiting, seen } = plan(registering, exampleView({ nonce: 8, block: 110, stage: open }), false).record
    expect([waiting, seen.deadline]).toEqual([
      { for: 'unlock', to: 'sign-again', until: 151, loss: 'deposit-back' },
      151,
    ])
  })

  test('a silent group is waited for until the share deadline, then until the last one', () => {
    const record = { ...delivering, ...delivered({ kind: 'stored' as const }) }
    expect(plan(record, now(dealt(2), 110), false).record.waiting).toMatchObject({ subgroups: [2], until: 112 })
    expect(plan(record, now(dealt(2), 113), false).record.waiting).toMatchObject({ subgroups: [2], until: 152 })
  })
})

test('nothing happens afterwards', () => {
  const over = exampleRecord({ state: { kind: 'cancelled' } })
  expect(plan(over, exampleView(), true)).toEqual({ record: over, act: { kind: 'nothing' }, deliver: [] })
})

test('planning twice gives the same answer', () => {
  for (const view of [
    exampleView(),
    exampleView({ nonce: 7, stage: open }),
    exampleView({ nonce: 8, stage: dealt() }),
  ]) {
    const once = plan(exampleRecord(), view, false)
    expect(plan(once.record, view, false)).toEqual(once)
  }
})
