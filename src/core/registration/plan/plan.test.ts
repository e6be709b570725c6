import { describe, expect, test } from 'vitest'
import type { RegistrationRecord } from '../record.ts'
import { bytes, dealt, exampleRecord, exampleView, open, REGISTRANT, said } from './example.testing.ts'
import { plan } from './plan.ts'

type View = ReturnType<typeof exampleView>

const registering = exampleRecord({ state: { kind: 'registering' } })
const dealing = exampleRecord({ state: { kind: 'dealing' } })
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
    ['waits for money', 'dealing | nothing | waiting funds', dealing, last({ free: 9n })],
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

  test('a lack of money is told with the deadline, and what is lost', () => {
    const waiting = { for: 'funds', until: 151, loss: 'deposit-back' }
    expect(plan(dealing, last({ free: 9n }), true).record.waiting).toEqual(waiting)
  })

  test('what the network will not even let go of is said to be held', () => {
    const later = [{ call: { kind: 'cancel' } as const, extrinsic: bytes(1, 1), nonce: 7, validUntil: 2000 }]
    const record = exampleRecord({
      ...{ state: { kind: 'dealing' }, ending: { kind: 'cancelled' }, later, signedAgain: 3 },
    })
    const { state } = plan(record, last({ nonce: 8 }), true).record
    expect(state).toMatchObject({ kind: 'failed', reason: 'chain-refused', deposit: 'held' })
  })

  test('a signed cancellation is sent, not signed twice', () => {
    const later = [{ call: { kind: 'cancel' } as const, extrinsic: bytes(1, 1), nonce: 7, validUntil: 2000 }]
    const record = exampleRecord({ state: { kind: 'dealing' }, ending: { kind: 'cancelled' }, later })
    expect(said(record, last({}), true)).toBe('dealing | submit cancel')
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
