import { expect, test } from 'vitest'
import type { Deposit, FailureReason, Fault, NextStep } from '../../core/registration/state.ts'
import { endings } from '../preview/ended.ts'
import { words } from '../words.ts'
import { failure } from './failure.ts'

const { faults, deposits, steps, reasons } = words.failed
const keys = <K extends string>(table: Record<K, unknown>) => Object.keys(table) as K[]
const all = keys<Fault>(faults).flatMap((fault) =>
  keys<FailureReason>(reasons).flatMap((reason) =>
    keys<Deposit>(deposits).flatMap((deposit) =>
      keys<NextStep>(steps).map((next) => ({ fault, reason, deposit, next, culprit: null })),
    ),
  ),
)
const say = (one: (typeof all)[number]) => failure(one, 'your deposit of 10 BITS')
const where = (test: (one: (typeof all)[number]) => boolean) => all.filter(test).map(say)

test('every failure says who, what, what it cost and what to do, each in whole sentences', () => {
  expect(all.length).toBeGreaterThan(1000)
  for (const one of all) {
    const { button, pieces, ...texts } = say(one)
    for (const text of Object.values(texts)) expect(text, JSON.stringify(one)).toMatch(/^[A-Z].*\.$/)
    expect(button).toMatch(/^[A-Z][a-z ]+$/)
  }
})

test('no two reasons are told in the same words', () => {
  const told = keys<FailureReason>(reasons).map((reason) => reasons[reason].what)
  expect(new Set(told).size).toBe(told.length)
})

test('money that is gone is never said to be back, nor the other way round', () => {
  for (const { lost } of where(({ deposit }) => deposit === 'lost')) {
    expect(lost).toContain('kept your deposit of 10 BITS')
    expect(lost).not.toMatch(/gave|back|comes/)
  }
  for (const { lost } of where(({ deposit }) => deposit === 'returned')) {
    expect(lost).toContain('gave your deposit of 10 BITS back')
    expect(lost).not.toMatch(/kept|keeps/)
  }
  for (const { lost } of where(({ deposit }) => deposit === 'none' || deposit === 'held'))
    expect(lost).not.toMatch(/kept|gave/)
})

test('what a failure was says nothing of money: that depends on more', () => {
  for (const { what, who } of all.map(say)) expect(`${what} ${who}`).not.toMatch(/deposit|fee/)
})

test('the user is not acquitted where the network blames, nor blamed where it does not', () => {
  for (const { who } of where(({ fault }) => fault === 'user')) expect(who).not.toMatch(/not yours|nobody/)
  for (const { who } of where(({ fault }) => fault !== 'user')) expect(who).not.toMatch(/responsible/)
  for (const { who } of where(({ fault }) => fault === 'server' || fault === 'internal'))
    expect(who).toContain('not yours')
})

test('there is one next step, and its button does what the words say', () => {
  for (const one of all) {
    const { next, button } = say(one)
    expect(/^(Try again|Get money)/.test(next), next).toBe(one.next === 'retry')
    expect(/^Register another key/.test(next), next).toBe(one.next === 'other-key')
    expect(/^Choose another node/.test(next), next).toBe(one.next === 'other-node')
    expect(button).toBe(steps[one.next].button)
  }
})

test('every reason is among the ends that there are pictures of', () => {
  expect(new Set(Object.values(endings).map(({ reason }) => reason))).toEqual(new Set(keys<FailureReason>(reasons)))
})

test.each(Object.entries(endings))(
  '%s: who loses the deposit was blamed by the network, or by our own software',
  (_, end) => {
    if (end.deposit === 'lost') expect(['user', 'internal']).toContain(end.fault)
    if (end.fault === 'network') expect([end.deposit, end.next]).toEqual(['unknown', 'other-node'])
  },
)
