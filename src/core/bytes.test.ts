import fc from 'fast-check'
import { expect, test } from 'vitest'
import { concat, equalBytes, expectBytes, expectInteger, fromHex, toHex, u32le, wipe } from './bytes.ts'

const invalid = expect.objectContaining({ code: 'invalid-argument' })

test('hexadecimal goes there and back', () => {
  fc.assert(fc.property(fc.uint8Array(), (bytes) => void expect(fromHex(toHex(bytes))).toEqual(bytes)))
  expect(toHex(Uint8Array.of(0, 171))).toBe('0x00ab')
  expect(fromHex('0xAB')).toEqual(Uint8Array.of(171))
})

test.each(['', 'ab', '0xa', '0xzz', '0x 1', '0X00', ' 0x00', '0x00\n'])('refuses %j as hexadecimal', (text) => {
  expect(() => fromHex(text)).toThrow(invalid)
})

test('refuses hexadecimal of another length', () => {
  expect(() => fromHex('0x00', 2)).toThrow(invalid)
})

test('a guard names the argument and never shows the value', () => {
  expect(() => expectBytes(Uint8Array.of(77, 77), 32, 'secret key')).toThrow('secret key: expected 32 bytes')
  expect(() => expectBytes('7777' as unknown as Uint8Array, 4, 'secret key')).toThrow(invalid)
  for (const value of [-1, 256, 1.5, Number.NaN]) expect(() => expectInteger(value, 0, 255, 'n')).toThrow(invalid)
})

test('equal only if every byte is', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false)
})

test('wiping leaves zeros, in a view as in the whole', () => {
  const whole = concat(Uint8Array.of(1, 2), u32le(0x04030201))
  wipe(whole.subarray(2))
  expect(whole).toEqual(Uint8Array.of(1, 2, 0, 0, 0, 0))
})
