import { describe, expect, test } from 'vitest'
import type { Outcome, Registrant } from '../../chain/registry.ts'
import type { RegistrationRecord } from '../record.ts'
import { bytes, DEALING_HASH, dealt, exampleRecord, exampleView, open, registration, said } from './example.testing.ts'
import { plan } from './plan.ts'

const dealing = exampleRecord({ state: { kind: 'dealing' } })
const confirming = exampleRecord({ state: { kind: 'confirming', done: 1, of: 3, need: 2 } })
const liar = dealing.servers[1]![0]!
const registrant: Registrant = {
  attempts: 1,
  last: {
    attempt: 1,
    dealingHash: DEALING_HASH,
    block: 108,
    fault: 'server',
    reason: 'false-accusation',
    culprit: liar.stash,
  },
}

describe('after a lie of a server', () => {
  const view = exampleView({ nonce: 9, block: 110, stage: open, final: { registrant } })

  test('the key is split once more, under the next number that the finalized chain gives', () => {
    expect(said(confirming, view, true)).toBe('dealing | deal-again')
    expect(plan(confirming, view, true).act).toMatchObject({ attempt: 2, rosters: view.best.rosters })
  })

  test('which needs the key: says until when, and what is lost otherwise', () => {
    const { record, act } = plan(confirming, view, false)
    expect(act).toEqual({ kind: 'nothing' })
    expect(record.waiting).toEqual({ for: 'unlock', to: 'deal-again', until: 151, loss: 'deposit-back' })
    expect(record.seen.deadline).toBe(151)
  })

  test('the liar is named meanwhile', () => {
    const culprit = { subgroup: 1, member: 0, endpoint: liar.endpoint }
    expect(plan(confirming, view, false).record.died).toEqual({
      kind: 'server-lied',
      attempt: 1,
      block: 108,
      culprit,
    })
  })

  test.each<[string, Partial<Outcome>]>([
    ['another splitting that was thrown away', { dealingHash: bytes(32, 99) }],
    ['another end', { reason: 'too-few-confirmed', fault: 'nobody', dealingHash: bytes(32, 99) }],
  ])('nobody is accused for what another wallet split: %s', (_, change) => {
    const other = exampleView({
      ...{ nonce: 9, block: 110, stage: open },
      final: { registrant: { attempts: 1, last: { ...registrant.last!, ...change } } },
    })
    expect(said(confirming, other, true)).toBe('failed superseded | nothing')
  })

  test('nothing is split before the end of the other one is final', () => {
    const soon = exampleView({
      nonce: 9,
      block: 110,
      stage: open,
      final: { registration: registration(dealt()), registrant: { attempts: 1, last: undefined } },
    })
    expect(said(confirming, soon, true)).toBe('confirming | nothing')
  })

  test('nor before the block whose roster is without the liar', () => {
    const last = { ...registrant.last!, block: 110 }
    const next = exampleView({
      nonce: 9,
      block: 111,
      stage: open,
      final: { block: 110, registrant: { attempts: 1, last } },
    })
    expect(said(confirming, next, true)).toBe('confirming | nothing')
  })

  test('the new splitting is sent, and not split again, until the chain has used its number', () => {
    const call = { ...dealing.calls[2]!, nonce: 9 }
    const fresh = { ...dealing, attempt: 2, dealingHash: bytes(32, 77), calls: [...dealing.calls.slice(0, 2), call] }
    expect(said(fresh, view, true)).toBe('dealing | submit deal')
    const used = exampleView({
      nonce: 10,
      block: 130,
      stage: open,
      final: { registrant: { attempts: 2, last: { ...registrant.last!, attempt: 2, dealingHash: bytes(32, 77) } } },
    })
    expect(said(fresh, used, true)).toBe('dealing | deal-again')
    expect(plan(fresh, used, true).act).toMatchObject({ attempt: 3 })
  })

  test('waits for money, and for nothing once the time is over', () => {
    const poor = exampleView({ nonce: 9, block: 110, stage: open, free: 9n, final: { registrant } })
    expect(plan(confirming, poor, true).record.waiting).toEqual({ for: 'funds', until: 151, loss: 'deposit-back' })
    const late = exampleView({ nonce: 9, block: 152, stage: open, final: { registrant } })
    expect(said(confirming, late, true)).toBe('confirming | sign settle')
  })

  test('may be taken back instead', () => {
    const { record } = plan(confirming, view, false)
    expect(said({ ...record, ending: { kind: 'cancelled' } }, view, true)).toBe('dealing | sign cancel')
  })

  test('planning twice gives the same answer', () => {
    const once = plan(confirming, view, true)
    expect(plan(once.record, view, true)).toEqual(once)
  })
})

describe('when the servers have changed before the splitting came', () => {
  const changed = (change: object = {}) => exampleView({ nonce: 7, stage: open, rosters: [bytes(32, 99)], ...change })

  test('the key is split for those of now, under the number that is still free', () => {
    expect(said(dealing, changed(), true)).toBe('dealing | deal-again')
    expect(plan(dealing, changed(), true).act).toMatchObject({ attempt: 1, rosters: [bytes(32, 99)] })
    expect(plan(dealing, changed(), true).record.died).toEqual({ kind: 'roster-changed', attempt: 1, block: 101 })
  })

  test('but only when the change is final: elsewhere the old one may have come in', () => {
    const seen = plan(dealing, changed({ block: 105, final: { block: 103 } }), true)
    expect([seen.act.kind, seen.record.died]).toEqual(['nothing', { kind: 'roster-changed', attempt: 1, block: 105 }])
    expect(said(seen.record, changed({ block: 107, final: { block: 104 } }), true)).toBe('dealing | nothing')
    expect(said(seen.record, changed({ block: 107, final: { block: 105 } }), true)).toBe('dealing | deal-again')
  })

  test('asks for the key', () => {
    const waiting = { for: 'unlock', to: 'deal-again', until: 151, loss: 'deposit-back' }
    expect(plan(dealing, changed(), false).record.waiting).toEqual(waiting)
  })

  test('not while the old splitting may still have come in', () => {
    const account = { nonce: 7, free: 1000n, reserved: 0n, frozen: 0n }
    expect(said(dealing, changed({ nonce: 8, final: { account } }), true)).toBe('dealing | nothing')
    expect(said(dealing, changed({ nonce: 8 }), true)).toBe('dealing | deal-again')
  })

  test('one that the chain took after all goes on', () => {
    const died = plan(dealing, changed(), false).record
    const { record } = plan(died, exampleView({ nonce: 8, stage: dealt(), block: 103 }), false)
    expect([record.state.kind, record.died]).toEqual(['delivering', null])
  })

  test('planning twice gives the same answer', () => {
    const once = plan(dealing, changed(), false)
    const later: [RegistrationRecord, ReturnType<typeof exampleView>] = [once.record, changed({ block: 105 })]
    expect(plan(...later, false).record.died).toEqual(once.record.died)
    expect(plan(once.record, changed(), false)).toEqual(once)
  })
})
