import { expect, test } from 'vitest'
import { open } from '../preview/snapshots.ts'
import { payersOf, totalOf } from './accounts.ts'

const [own, rules] = [open.accounts[0]!, open.accounts[1]!]

test('the rules account is not one that pays', () => {
  expect(payersOf([own, rules])).toEqual([own])
})

test('balances add up exactly, beyond what a number holds', () => {
  expect(totalOf([])).toBe('0')
  const each = { ...own, balance: '9007199254740993' }
  expect(totalOf([each, each])).toBe('18014398509481986')
})

test('one unknown balance makes the sum unknown: half of it would be a wrong figure', () => {
  expect(totalOf([own, { ...own, balance: null }])).toBeNull()
})
