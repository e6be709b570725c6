import { expect, test } from 'vitest'
import { callName, visibleLines, visibleOrigin, visibleText } from './visibleText.ts'

test('SECURITY 12: letters that hide or reorder others are spelled out', () => {
  expect(visibleText('a\u202eb\u200bc\nd\u0000')).toBe('a‹U+202E›b‹U+200B›c‹U+000A›d‹U+0000›')
  expect(visibleText('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`)
  expect(visibleText('grüße 你好')).toBe('grüße 你好')
})

test('SECURITY 12: of a text with lines, the line breaks alone are not spelled out', () => {
  expect(visibleLines('one\r\ntwo\u2028\tthree\u2066')).toBe('one‹U+000D›\ntwo‹U+2028›‹U+0009›three‹U+2066›')
  expect(visibleLines('x'.repeat(5_000))).toHaveLength(5_000)
})

test('SECURITY 12: an origin is shown in punycode, and one that is none in plain letters', () => {
  expect(visibleOrigin('https://аpple.example')).toBe('https://xn--pple-43d.example')
  expect(visibleOrigin('https://app.example:8443/path')).toBe('https://app.example:8443')
  expect(visibleOrigin('https://аpple.example\u202e')).toBe('https://‹U+0430›pple.example‹U+202E›')
})

test('a call is named in words, and a name from a chain hides nothing', () => {
  expect(callName('Balances', 'transfer_keep_alive')).toBe('Balances: transfer keep alive')
  expect(callName('Evil\u202e', 'a_b')).toBe('Evil‹U+202E›: a b')
})
