import { expect, test } from 'vitest'
import { formatAmount, left, splitAmount } from './amount.ts'
import { judgePassword } from './password.ts'
import { questions } from './proof.ts'
import { visibleOrigin, visibleText } from './visibleText.ts'

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

test('what is left is never below zero', () => {
  expect(left('5', '7')).toBe('0')
  expect(left('7', '5')).toBe('2')
})

test('letters that hide or reorder others are spelled out', () => {
  expect(visibleText('a\u202eb\u200bc\nd\u0000')).toBe('a‹U+202E›b‹U+200B›c‹U+000A›d‹U+0000›')
  expect(visibleText('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`)
  expect(visibleText('grüße 你好')).toBe('grüße 你好')
})

test('an origin is shown in punycode, and one that is none in plain letters', () => {
  expect(visibleOrigin('https://аpple.example')).toBe('https://xn--pple-43d.example')
  expect(visibleOrigin('https://app.example:8443/path')).toBe('https://app.example:8443')
  expect(visibleOrigin('https://аpple.example\u202e')).toBe('https://‹U+0430›pple.example‹U+202E›')
})

test.each([
  ['', 'empty'],
  ['tiger', 'short'],
  ['aaaaaaaaaaaa', 'repeated'],
  ['1234567890123', 'digits'],
  ['tiger-lily-4', 'fair'],
  ['four unrelated words', 'good'],
])('the password “%s” is judged %s', (password, kind) => {
  expect(judgePassword(password).kind).toBe(kind)
})

test('the proof asks three different places and always offers the right one', () => {
  for (let round = 0; round < 50; round += 1) {
    const asked = questions()
    expect(new Set(asked.map(({ position }) => position)).size).toBe(3)
    for (const { position, offered } of asked) {
      expect(offered).toContain(position)
      expect(new Set(offered).size).toBe(6)
    }
  }
})
