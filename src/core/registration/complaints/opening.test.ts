import { describe, expect, test } from 'vitest'
import { dealt, delivered, exampleRecord, exampleView, registration, said } from '../plan/example.testing.ts'
import { plan } from '../plan/plan.ts'
import type { RegistrationRecord, SignedLater } from '../record.ts'

// Dealt in block 102: shares until 112, confirmations until 152. One server of the second group calls its share bad.

const base = exampleRecord({
  state: { kind: 'confirming', done: 0, of: 3, need: 2 },
  ...delivered({ kind: 'refused', reason: 'not-a-member' }),
})
const withThreshold = (threshold: number): RegistrationRecord => ({
  ...base,
  dealing: { ...base.dealing, threshold },
})
const bad = { 1: { bad: 1 } }
const place = { subgroup: 1, member: 0 }
const at = (block = 105, confirmed = 0, more: Parameters<typeof dealt>[2] = bad, change = {}) =>
  exampleView({ nonce: 8, block, stage: dealt(confirmed, [0, 0, 0], more), ...change })
const waitingOf = (...args: Parameters<typeof plan>) => plan(...args).record.waiting
const opened = (nonce = 8, validUntil = 140): SignedLater[] => [
  { call: { kind: 'open', ...place }, extrinsic: Uint8Array.of(9), nonce, validUntil },
]

describe('with a threshold of 3', () => {
  const record = withThreshold(3)

  test('the envelope is opened, to be included while confirmations are taken', () => {
    expect(said(record, at(), true)).toBe('confirming | open 1.0 | waiting answer')
    expect(plan(record, at(), true).act).toEqual({ kind: 'open', place, until: 152, refused: false })
  })

  test('a locked wallet says until when it has to be unlocked, and what is lost otherwise', () => {
    const waiting = { for: 'unlock', to: 'answer', until: 152, loss: 'deposit-lost' }
    expect(waitingOf(record, at(), false)).toEqual(waiting)
  })

  test('nothing is opened before the accusation is final', () => {
    const notYet = { final: { registration: registration(dealt()) } }
    expect(said(record, at(105, 0, bad, notYet), true)).toBe('confirming | nothing | waiting answer')
  })

  test('of two accused envelopes one is opened, and never the other', () => {
    const two = { 0: { bad: 2 }, 1: { bad: 1 } }
    expect(said(record, at(105, 0, two), true)).toBe('confirming | open 0.1 | waiting answer')
    const one = { ...record, opening: { kind: 'opened', place }, later: opened() } as const
    expect(said(one, at(105, 0, two), true)).toBe('confirming | submit open 1.0 | waiting answer')
    expect(said({ ...one, later: [] }, at(105, 0, two), true)).toBe('confirming | open 1.0 | waiting answer')
    expect(said(one, at(105, 0, { 0: { bad: 2 } }), true)).toBe('confirming | nothing | waiting answer')
  })

  test('what was signed is handed in while locked, and signed again when it is too old', () => {
    const one = { ...record, opening: { kind: 'opened', place } } as const
    expect(said({ ...one, later: opened() }, at(), false)).toBe('confirming | submit open 1.0 | waiting answer')
    expect(said({ ...one, later: opened(8, 105) }, at(), true)).toBe('confirming | open 1.0 | waiting answer')
  })

  test('nobody else is answered before it: the chain throws this splitting away', () => {
    const more = { 0: { missing: 1 }, 1: { bad: 1 } }
    expect(said(record, at(114, 0, more), true)).toBe('confirming | open 1.0 | waiting answer')
    expect(waitingOf(record, at(114, 0, more), false)).toMatchObject({ for: 'unlock', until: 152 })
  })

  test('no share is published that may turn out to be one of a registered key', () => {
    const two = { ...withThreshold(2), dealing: { ...record.dealing, threshold: 3 } }
    // Until the share deadline the accuser's group cannot confirm without it.
    expect(said(two, at(109, 3, { 2: { bad: 1 } }), true)).toBe('confirming | open 2.0 | waiting answer')
    expect(said(two, at(110, 3, { 2: { bad: 1 } }), true)).toBe('confirming | nothing | waiting unanswered')
    expect(waitingOf(two, at(110, 3, { 2: { bad: 1 } }), true)).toEqual({
      ...{ for: 'unanswered', because: 'unneeded', until: 152, loss: 'nothing' },
      servers: [{ subgroup: 2, member: 0 }],
    })
    expect(said(two, at(110, 2, { 2: { bad: 1 } }), true)).toBe('confirming | open 2.0 | waiting answer')
  })

  test('nor one that comes too late', () => {
    expect(said(record, at(149), true)).toBe('confirming | open 1.0 | waiting answer')
    expect(waitingOf(record, at(150), true)).toMatchObject({ for: 'unanswered', because: 'too-late' })
  })

  test('when our own check failed, that is said and nothing is opened', () => {
    const unprovable = { ...record, opening: { kind: 'unprovable' } } as const
    expect(said(unprovable, at(), true)).toBe('confirming | nothing | waiting unanswered')
    expect(waitingOf(unprovable, at(), true)).toMatchObject({ because: 'unprovable', loss: 'deposit-lost' })
  })

  test('nor when the chain has refused it too often', () => {
    const tired = { ...record, opening: { kind: 'opened', place }, later: opened(8), signedAgain: 3 } as const
    const { record: next, act } = plan(tired, at(120, 0, bad, { nonce: 9 }), true)
    expect([act.kind, next.opening, next.waiting]).toMatchObject([
      'nothing',
      { kind: 'unprovable' },
      { for: 'unanswered' },
    ])
  })
})

describe('with a threshold of 2', () => {
  const record = withThreshold(2)

  test('the user is asked first, and told what is at stake', () => {
    const waiting = { for: 'consent-open', server: place, until: 152 }
    for (const unlocked of [true, false])
      expect(waitingOf(record, at(113), unlocked)).toEqual({ ...waiting, loss: 'deposit-back' })
    expect(waitingOf(record, at(113, 0, { ...bad, 2: { bad: 1 } }), true)).toMatchObject({ loss: 'deposit-lost' })
    expect(plan(record, at(113), true).act).toEqual({ kind: 'nothing' })
  })

  test('but not while the others may still confirm in good time', () => {
    expect(said(record, at(112), true)).toBe('confirming | nothing | waiting silent-member')
    const more = { 0: { missing: 1 }, ...bad }
    expect(said(record, at(112, 0, more), true)).toBe('confirming | sign deliver 0.0 | waiting answer')
  })

  test('opened when the user lets it be', () => {
    const allowed = { ...record, opening: { kind: 'allowed', place } } as const
    expect(said(allowed, at(), true)).toBe('confirming | open 1.0 | waiting answer')
    expect(waitingOf(allowed, at(), false)).toMatchObject({ for: 'unlock', to: 'answer', until: 152 })
    // Another one accuses meanwhile: the user was asked about this one.
    expect(said(allowed, at(105, 0, { 0: { bad: 1 }, ...bad }), true)).toBe('confirming | open 1.0 | waiting answer')
  })

  test('no share is published, and nobody asked, once enough have confirmed without it', () => {
    const allowed = { ...record, opening: { kind: 'allowed', place: { subgroup: 2, member: 0 } } } as const
    for (const one of [record, allowed])
      for (const block of [113, 125, 149]) {
        const enough = at(block, 2, { 2: { bad: 1 } })
        expect(said(one, enough, true)).toBe('confirming | nothing | waiting unanswered')
        expect(waitingOf(one, enough, true)).toMatchObject({ because: 'unneeded', loss: 'nothing' })
      }
    // What is signed may be out.
    const begun = { ...allowed, opening: { ...allowed.opening, kind: 'opened' } } as const
    expect(said(begun, at(111, 2, { 2: { bad: 1 } }), true)).toBe('confirming | open 2.0 | waiting answer')
  })

  test('not when the user does not: the chain decides at the deadline', () => {
    const declined = { ...record, opening: { kind: 'declined' } } as const
    expect(said(declined, at(), true)).toBe('confirming | nothing | waiting unanswered')
    expect(waitingOf(declined, at(140, 2, { 2: { bad: 1 } }), true)).toMatchObject({
      because: 'declined',
      loss: 'nothing',
      until: 152,
    })
    expect(said(declined, at(157, 2, { 2: { bad: 1 } }), true)).toBe('confirming | sign settle')
  })

  test('nobody is asked when it is too late', () => {
    expect(waitingOf(record, at(150), true)).toMatchObject({ for: 'unanswered', because: 'too-late' })
  })
})
