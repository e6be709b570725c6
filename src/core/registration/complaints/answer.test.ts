import { describe, expect, test } from 'vitest'
import { dealt, delivered, exampleRecord, exampleView, registration, said } from '../plan/example.testing.ts'
import { plan } from '../plan/plan.ts'
import type { LaterCall, RegistrationRecord, SignedLater } from '../record.ts'
import type { Delivery } from '../state.ts'

// Dealt in block 102: shares until 112, complaints that nothing came until 122, answers until 137, confirmations until 152.

type More = Parameters<typeof dealt>[2]

const confirming = exampleRecord({ state: { kind: 'confirming', done: 0, of: 3, need: 2 } })
const refused: Delivery = { kind: 'refused', reason: 'not-a-member' }
const stored: Delivery = { kind: 'stored' }
/** Nobody took its piece from us. */
const alone: RegistrationRecord = { ...confirming, ...delivered(refused) }
const at = (more: More, block = 114, confirmed = 0, change = {}) =>
  exampleView({ nonce: 8, block, stage: dealt(confirmed, [0, 0, 0], more), ...change })
const waitingOf = (...args: Parameters<typeof plan>) => plan(...args).record.waiting
const signed = (nonce: number, ...calls: LaterCall[]): SignedLater[] =>
  calls.map((call, i) => ({ call, extrinsic: Uint8Array.of(90 + i), nonce: nonce + i, validUntil: 2000 }))

describe('a server says that nothing came', () => {
  const one = { 1: { missing: 1 } }

  test('its envelope is put on chain', () => {
    expect(said(alone, at(one), true)).toBe('confirming | sign deliver 1.0 | waiting answer')
    expect(said(alone, at({ 0: { missing: 3 }, 1: { missing: 1 } }), true)).toBe(
      'confirming | sign deliver 0.0 deliver 0.1 deliver 1.0 | waiting answer',
    )
  })

  test('a locked wallet says until when it has to be unlocked, and what is lost otherwise', () => {
    const unlock = { for: 'unlock', to: 'answer', until: 137 }
    expect(waitingOf(alone, at(one), false)).toEqual({ ...unlock, loss: 'deposit-back' })
    expect(waitingOf(alone, at({ ...one, 2: { missing: 1 } }), false)).toEqual({ ...unlock, loss: 'deposit-lost' })
    expect(waitingOf(alone, at({ 2: { missing: 1 } }, 114, 2), false)).toEqual({ ...unlock, loss: 'nothing' })
  })

  test.each<[string, More]>([
    ['a peer has delivered', { 1: { missing: 1, delivered: 1 } }],
    ['it holds its share after all', { 1: { missing: 1, holders: 1 } }],
  ])('nothing is left to do when %s', (_, more) => {
    expect(said(alone, at(more), true)).toBe('confirming | nothing | waiting silent-member')
  })

  test('peers that have its envelope go first, while more may complain; then it is our turn', () => {
    const servers = alone.servers.map((members, subgroup) =>
      members.map((server, member) => (subgroup === 1 && member === 1 ? { ...server, delivery: stored } : server)),
    )
    const helped = { ...alone, servers }
    expect(said(helped, at(one, 122), true)).toBe('confirming | nothing | waiting answer')
    expect(said(helped, at(one, 122), false)).toBe('confirming | nothing | waiting answer')
    expect(said(helped, at(one, 123), true)).toBe('confirming | sign deliver 1.0 | waiting answer')
    // With the deposit at stake nobody is left to others.
    const much = { ...one, 2: { bad: 1 } }
    expect(said({ ...helped, opening: { kind: 'declined' } }, at(much, 114), true)).toBe(
      'confirming | sign deliver 1.0 | waiting unanswered',
    )
    expect(
      waitingOf(
        { ...helped, opening: { kind: 'declined' } },
        at({ ...one, 0: { missing: 1 }, 2: { missing: 1 } }),
        false,
      ),
    ).toMatchObject({
      ...{ for: 'unlock', to: 'answer', loss: 'deposit-lost' },
    })
    const another = at({ 1: { missing: 2 } }, 114)
    expect(said(helped, another, true)).toBe('confirming | sign deliver 1.1 | waiting answer')
  })

  test('pieces are offered directly all the same', () => {
    const { record, deliver } = plan({ ...confirming, ...delivered({ kind: 'waiting' }) }, at(one), true)
    expect([deliver.length, record.waiting?.for]).toEqual([6, 'answer'])
  })

  test('what was signed is handed in, and not signed twice', () => {
    const later = signed(8, { kind: 'deliver', subgroup: 1, member: 0 })
    expect(said({ ...alone, later }, at(one), false)).toBe('confirming | submit deliver 1.0 | waiting answer')
    const more = at({ ...one, 0: { missing: 1 } })
    expect(said({ ...alone, later }, more, true)).toBe('confirming | submit deliver 1.0 | waiting answer')
  })

  test('another complaint is answered after that', () => {
    const later = signed(8, { kind: 'deliver', subgroup: 1, member: 0 })
    const view = at({ 0: { missing: 1 }, 1: { missing: 1, delivered: 1 } }, 115, 0, { nonce: 9 })
    expect(said({ ...alone, later }, view, true)).toBe('confirming | sign deliver 0.0 | waiting answer')
  })

  test('an answer that came to nothing is given again when that is final, and not for ever', () => {
    const record = { ...alone, later: signed(8, { kind: 'deliver', subgroup: 1, member: 0 }) }
    const soon = at(one, 115, 0, { nonce: 9, final: { account: { nonce: 8, free: 1000n, reserved: 0n, frozen: 0n } } })
    expect(said(record, soon, true)).toBe('confirming | nothing | waiting answer')
    const final = at(one, 116, 0, { nonce: 9 })
    expect(plan(record, final, true).act).toMatchObject({ kind: 'sign-later', refused: true })
    expect(said({ ...record, signedAgain: 3 }, final, true)).toBe('confirming | nothing | waiting answer')
  })

  test('what is too old to be included is signed again', () => {
    const later = signed(8, { kind: 'deliver', subgroup: 1, member: 0 }).map((one) => ({ ...one, validUntil: 114 }))
    expect(said({ ...alone, later }, at(one), true)).toBe('confirming | sign deliver 1.0 | waiting answer')
  })

  test('without the fee it waits for money', () => {
    const waiting = { for: 'funds', until: 137, loss: 'deposit-back' }
    expect(waitingOf(alone, at(one, 114, 0, { free: 9n }), true)).toEqual(waiting)
  })

  test('no more than the chain takes', () => {
    const view = at({ 0: { delivered: 2 ** 31 - 1 }, 1: { missing: 3 } })
    expect(said(alone, view, true)).toBe('confirming | sign deliver 1.0 | waiting answer')
  })

  test('too late is too late, and said', () => {
    expect(said(alone, at(one, 136), true)).toBe('confirming | sign deliver 1.0 | waiting answer')
    expect(waitingOf(alone, at(one, 137), true)).toEqual({
      ...{ for: 'unanswered', because: 'too-late', until: 152, loss: 'deposit-back' },
      servers: [{ subgroup: 1, member: 0 }],
    })
  })

  test('nothing is settled early over an open complaint', () => {
    const view = at({ 2: { missing: 1 } }, 140, 2)
    expect(said(alone, view, true)).toBe('confirming | nothing | waiting unanswered')
    expect(said(alone, at({ 2: { missing: 1, delivered: 1 } }, 140, 2), true)).toBe(
      'confirming | sign settle | waiting silent-member',
    )
  })
})

test('of several complaints the one that the user has to decide is shown, the others are answered meanwhile', () => {
  const more = { 0: { missing: 1 }, 1: { bad: 1 } }
  expect(said(alone, at(more), true)).toBe('confirming | sign deliver 0.0 | waiting consent-open')
})

test('planning twice gives the same answer', () => {
  for (const view of [at({ 1: { missing: 1 } }), at({ 0: { missing: 1 }, 1: { bad: 1 } }), at({ 1: { bad: 1 } })])
    for (const unlocked of [false, true]) {
      const once = plan(alone, view, unlocked)
      expect(plan(once.record, view, unlocked)).toEqual(once)
    }
})

test('what another splitting is accused of is not ours to answer', () => {
  const foreign = { ...dealt(0, [0, 0, 0], { 1: { missing: 1, bad: 2 } }), dealingHash: new Uint8Array(32) }
  const view = exampleView({ nonce: 8, block: 114, stage: foreign, final: { registration: registration(dealt()) } })
  expect(said(alone, view, true)).toBe('confirming | nothing')
})
