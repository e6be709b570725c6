import { secp256k1 } from '@noble/curves/secp256k1.js'
import { describe, expect, test } from 'vitest'
import type { Healing, Outcome, RegisteredKey } from '../../chain/registry.ts'
import {
  bytes,
  DEALING_HASH,
  dealt,
  delivered,
  exampleRecord,
  exampleView,
  REGISTRANT,
  ROSTER_HASH,
  registration,
  said,
} from '../plan/example.testing.ts'
import { plan } from '../plan/plan.ts'
import type { RegistrationRecord } from '../record.ts'
import { testMessageHash } from './outcome.ts'

type View = ReturnType<typeof exampleView>

const registering = exampleRecord({ state: { kind: 'registering' } })
const dealing = exampleRecord({ state: { kind: 'dealing' } })
const delivering = exampleRecord({ state: { kind: 'delivering', done: 0, of: 6 } })

describe('at the end', () => {
  const secret = bytes(32, 5)
  const verifyingKey = secp256k1.getPublicKey(secret)
  const record: RegistrationRecord = { ...delivering, dealing: { ...delivering.dealing, verifyingKey } }
  const unsigned: RegisteredKey = {
    verifyingKey,
    attempt: 1,
    threshold: 2,
    commitments: [bytes(33, 3)],
    roster: 0,
    rosterHash: ROSTER_HASH,
    dealingHash: DEALING_HASH,
    holders: [3, 3, 0],
    missingSubgroups: [2],
    block: 110,
    deposit: 50n,
    signature: bytes(64, 0),
  }
  const signature = secp256k1.sign(testMessageHash(record.genesis, REGISTRANT, unsigned), secret, { prehash: false })
  const end = (registered: RegisteredKey) => exampleView({ nonce: 8, block: 111, final: { registered } })

  test('registered only with a test signature that verifies here', () => {
    const { record: done } = plan(record, end({ ...unsigned, signature }), false)
    expect(done.state).toEqual({ kind: 'registered', block: 110, missingSubgroups: [2], healing: false })
    expect(done.testSignature?.valid).toBe(true)
    expect(done.seen.groups.map(({ confirmed, holders }) => [confirmed, holders])).toEqual([
      [true, 3],
      [true, 3],
      [false, 0],
    ])
    const another = bytes(64, 1)
    expect(said(record, end({ ...unsigned, signature: another }))).toBe('failed signature-invalid | nothing')
    expect(said(record, end({ ...unsigned, signature, attempt: 2 }))).toBe('failed signature-invalid | nothing')
  })

  test('a wallet that slept from the start learns that it is registered', () => {
    expect(said({ ...record, state: { kind: 'approved' } }, end({ ...unsigned, signature }))).toBe(
      'registered | nothing',
    )
  })

  test('an end that is not final yet is waited for, never taken for a refusal', () => {
    const view = exampleView({ nonce: 8, final: { registration: registration(dealt(3)) } })
    expect(said(delivering, view, true)).toBe('delivering | nothing')
  })

  const outcome = (change: Partial<Outcome>): View =>
    exampleView({
      nonce: 8,
      final: {
        registrant: {
          attempts: 1,
          last: {
            attempt: 1,
            dealingHash: undefined,
            block: 120,
            fault: 'nobody',
            reason: 'cancelled',
            culprit: undefined,
            ...change,
          },
        },
      },
    })
  test.each<[string, string, Partial<Outcome>]>([
    ['cancelled', 'cancelled | nothing', {}],
    ['not dealt in time', 'failed dealing-window-missed | nothing', { reason: 'not-dealt' }],
    [
      'too few confirmed',
      'failed too-few-servers | nothing',
      { reason: 'too-few-confirmed', dealingHash: DEALING_HASH },
    ],
    [
      'signature invalid',
      'failed signature-invalid | nothing',
      { reason: 'signature-invalid', dealingHash: DEALING_HASH },
    ],
  ])('the chain’s outcome: %s', (_, expected, change) => expect(said(dealing, outcome(change))).toBe(expected))

  const byUser = { fault: 'user', dealingHash: DEALING_HASH } as const
  test.each<[string, object, Partial<Outcome>, Partial<RegistrationRecord>?]>([
    ['nobody dealt', { fault: 'nobody', deposit: 'returned', next: 'retry' }, { reason: 'not-dealt' }],
    [
      'too few confirmed',
      { fault: 'nobody', reason: 'too-few-servers', deposit: 'returned', next: 'retry' },
      { reason: 'too-few-confirmed', dealingHash: DEALING_HASH },
    ],
    [
      'a test signature that does not verify',
      { fault: 'internal', reason: 'signature-invalid', deposit: 'returned', next: 'retry' },
      { fault: 'internal', reason: 'signature-invalid', dealingHash: DEALING_HASH },
    ],
    [
      'an opened share was bad',
      { fault: 'user', reason: 'bad-share', deposit: 'lost', next: 'retry' },
      { ...byUser, reason: 'bad-share' },
    ],
    [
      'silent to the end',
      { fault: 'user', reason: 'withheld', deposit: 'lost', next: 'retry' },
      { ...byUser, reason: 'withheld' },
    ],
    [
      'silent because the user would not open a share',
      { fault: 'user', reason: 'opening-declined', deposit: 'lost', next: 'other-key' },
      { ...byUser, reason: 'withheld' },
      { opening: { kind: 'declined' } },
    ],
    [
      'silent because our own check failed: not the user’s doing',
      { fault: 'internal', reason: 'unprovable', deposit: 'lost', next: 'retry' },
      { ...byUser, reason: 'withheld' },
      { opening: { kind: 'unprovable' } },
    ],
    [
      'a lie of a server, which never ends a registration',
      { fault: 'network', reason: 'node-contradicts', deposit: 'unknown', next: 'other-node' },
      { fault: 'server', reason: 'false-accusation', dealingHash: DEALING_HASH },
    ],
    [
      'registered, with no key registered',
      { fault: 'network', reason: 'node-contradicts', deposit: 'unknown', next: 'other-node' },
      { reason: 'registered', dealingHash: DEALING_HASH },
    ],
  ])('says whose fault it was, what became of the money, and what to do: %s', (_, expected, change, more = {}) =>
    expect(plan({ ...dealing, ...more }, outcome(change), false).record.state).toMatchObject(expected),
  )

  test('a server at fault is named by its place and where it answered', () => {
    const { stash, endpoint } = dealing.servers[1]![0]!
    const change = { fault: 'server', reason: 'too-few-confirmed', dealingHash: DEALING_HASH } as const
    const culprit = { subgroup: 1, member: 0, endpoint }
    expect(plan(dealing, outcome({ ...change, culprit: stash }), false).record.state).toMatchObject({ culprit })
    const stranger = plan(dealing, outcome({ ...change, culprit: bytes(32, 99) }), false)
    expect(stranger.record.state).toMatchObject({ fault: 'server', culprit: null })
  })

  test('what was to be taken back, but was dealt and withheld, is no cancellation', () => {
    const record = { ...dealing, ending: { kind: 'cancelled' } as const }
    expect(said(record, outcome({ ...byUser, reason: 'withheld' }))).toBe('failed withheld | nothing')
    expect(said(record, outcome({ reason: 'not-dealt' }))).toBe('cancelled | nothing')
  })

  test('an outcome from before the approval is not ours', () => {
    expect(said(registering, outcome({ block: 100 }))).toBe('registering | nothing | waiting unlock')
  })

  test.each<[string, Partial<Outcome>]>([
    ['returned', { reason: 'too-few-confirmed' }],
    ['lost', { reason: 'withheld', fault: 'user' }],
    ['held', { reason: 'registered' }],
  ])('one of another splitting is that of another wallet, and nothing is registered anew: %s', (deposit, change) => {
    const { record, act } = plan(dealing, outcome({ ...change, dealingHash: bytes(32, 99) }), true)
    expect(record.state).toMatchObject({ reason: 'superseded', deposit, next: 'other-wallet' })
    expect(act).toEqual({ kind: 'nothing' })
  })

  describe('with subgroups missing', () => {
    const healing: Healing = { block: 102, until: 700, excluded: [0, 0, 2] }
    const registered = { ...unsigned, signature }
    const at = (block: number, change: Partial<View['final']> = {}) =>
      exampleView({ nonce: 8, block, final: { registered, healing, ...change } })
    const healed = plan(record, at(111), false).record

    test('their servers go on being offered their pieces, and the site has what it asked for', () => {
      expect(said(record, at(111))).toBe('registered | nothing | pieces 1 | waiting healing')
      expect(healed.state).toMatchObject({ missingSubgroups: [2], healing: true })
      expect(healed.waiting).toEqual({ for: 'healing', subgroups: [2], until: 700, loss: 'nothing' })
      expect(healed.seen.groups[2]).toMatchObject({ confirmed: false, excluded: 2 })
      expect(said(healed, at(500))).toBe('registered | nothing | pieces 1 | waiting healing')
      expect(plan(healed, at(111), false).record).toEqual(healed)
    })

    test('who said that it has its piece, and does not prove it, is offered it again; so is who is late', () => {
      const stored = { ...healed, ...delivered({ kind: 'stored' }) }
      expect(plan(stored, at(120), false).deliver).toEqual([{ subgroup: 2, member: 0 }])
      const late = at(120, { registered: { ...registered, holders: [3, 1, 0] } })
      expect(plan(stored, late, false).deliver).toEqual([
        { subgroup: 1, member: 1 },
        { subgroup: 2, member: 0 },
      ])
    })

    test('nobody is offered what it does not want', () => {
      const refusing = { ...healed, ...delivered({ kind: 'refused', reason: 'share-invalid' }) }
      expect(said(refusing, at(120))).toBe('registered | nothing | waiting healing')
    })

    test.each<[string, View]>([
      ['all have confirmed', at(130, { registered: { ...registered, missingSubgroups: [], holders: [3, 3, 3] } })],
      ['its time is over', at(701)],
      ['the chain has dropped it', at(120, { healing: undefined })],
    ])('that ends when %s', (_, view) => {
      expect(said(healed, view)).toBe('registered | nothing')
      const { state } = plan(healed, view, false).record
      const missingSubgroups = view.final.registered!.missingSubgroups
      expect(state).toEqual({ kind: 'registered', block: 110, missingSubgroups, healing: false })
    })

    test('a node that knows nothing of it changes nothing', () => {
      expect(plan(healed, at(111, { registered: undefined }), false).record).toEqual(healed)
      expect(plan(healed, exampleView({ history: 'another' }), false).record).toEqual(healed)
    })
  })
})
