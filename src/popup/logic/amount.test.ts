import { expect, test } from 'vitest'
import { exactAmount, formatAmount, left, splitAmount, sum } from './amount.ts'

const bits = { symbol: 'BITS', decimals: 10 }

test.each([
  ['0', '0 BITS'],
  ['10000000000', '1 BITS'],
  ['12345678901234', '1\u202f234.5678 BITS'],
  ['99999', '0.0000099 BITS'],
  ['1', '0.0000000001 BITS'],
])('%s of the smallest unit reads %s', (amount, text) => {
  expect(formatAmount(amount, bits)).toBe(text)
})

test('an amount is never rounded up', () => {
  expect(splitAmount('19999999999', 10)).toEqual({ whole: '1', fraction: '9999' })
})

test('what has to be brought is said to the last digit', () => {
  expect(exactAmount('10000000001', bits)).toBe('1.0000000001 BITS')
  expect(exactAmount('50000000', bits)).toBe('0.005 BITS')
})

test('what is left is never below zero', () => {
  expect(left('5', '7')).toBe('0')
  expect(left('7', '5')).toBe('2')
})

test('sums are exact however large', () => {
  expect(sum('90071992547409930', '1')).toBe('90071992547409931')
})
