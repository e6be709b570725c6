import { describe, expect, test } from 'vitest'
import { failed } from '../failure.ts'
import type { RegistrationRecord } from '../record.ts'
import type { FailureReason, Fault } from '../state.ts'
import { bytes, dealt, delivered, exampleRecord, exampleView, open, registration, said } from './example.testing.ts'
import { plan } from './plan.ts'

type View = ReturnType<typeof exampleView>

const registering = exampleRecord({ state: { kind: 'registering' } })
const dealing = exampleRecord({ state: { kind: 'dealing' } })
const delivering = exampleRecord({ state: { kind: 'delivering', done: 0, of: 6 } })

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
      now(dealt(2), 156),
      true,
    ],
    ['then settles', 'dealing | sign settle', dealing, now(dealt(2), 157), true],
    ['asks nobody to unlock for it at once', 'dealing | nothing', dealing, now(dealt(2), 157)],
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
      'asks for no money to settle early',
      'confirming | nothing | waiting silent-member',
      { ...delivering, ...delivered({ kind: 'stored' }) },
      exampleView({ nonce: 8, stage: dealt(2), block: 123, free: 9n }),
      true,
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
