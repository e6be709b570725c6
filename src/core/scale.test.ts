import { Option, Struct } from 'scale-ts'
import { expect, test } from 'vitest'
import { bytes, decode, names, text, u8, u32, u128, vector } from './scale.ts'

const invalid = expect.objectContaining({ code: 'invalid-argument' })

test('encodes nothing that does not fit', () => {
  expect(() => u8.enc(256)).toThrow(invalid)
  expect(() => u32.enc(-1)).toThrow(invalid)
  expect(() => u128.enc(1n << 128n)).toThrow(invalid)
  expect(() => bytes(2).enc(Uint8Array.of(1, 2, 3))).toThrow(invalid)
  expect(() => vector(u8, 1).enc([1, 2])).toThrow(invalid)
  expect(() => text(2).enc('€')).toThrow(invalid)
})

test.each([
  ['nothing', []],
  ['a byte too few', [1, 0, 0]],
  ['a byte too many', [1, 0, 0, 0, 0]],
])('refuses %s', (_, encoded) => {
  expect(() => decode(u32, Uint8Array.from(encoded), 'value')).toThrow(invalid)
})

test('refuses a length that is not in its shortest form', () => {
  expect(decode(vector(u8, 4), Uint8Array.of(4, 9), 'list')).toEqual([9])
  expect(() => decode(vector(u8, 4), Uint8Array.of(5, 0, 9), 'list')).toThrow(invalid)
})

test('refuses more entries than the bound, whatever the length claims', () => {
  expect(() => decode(vector(u8, 1), Uint8Array.of(8, 1, 2), 'list')).toThrow(invalid)
  expect(() => decode(vector(u8, 1), Uint8Array.of(0xfe, 0xff, 0xff, 0xff), 'list')).toThrow(invalid)
})

test('stops at the end of its input, whatever the length claims', () => {
  const aBillion = Uint8Array.of(0xfe, 0xff, 0xff, 0xff, ...new Uint8Array(33))
  expect(() => decode(vector(bytes(33), 15), aBillion, 'list')).toThrow(invalid)
  const beyondNumbers = Uint8Array.of(0x33, ...new Uint8Array(16).fill(0xff), ...new Uint8Array(33))
  expect(() => decode(vector(bytes(33), 15), beyondNumbers, 'list')).toThrow(invalid)
  expect(() => decode(text(128), aBillion, 'text')).toThrow(invalid)
})

test('refuses unknown variants', () => {
  expect(decode(names('allow', 'deny'), Uint8Array.of(1), 'kind')).toBe('deny')
  expect(() => decode(names('allow', 'deny'), Uint8Array.of(2), 'kind')).toThrow(invalid)
  expect(() => decode(Option(u8), Uint8Array.of(2, 0), 'option')).toThrow(invalid)
})

test('reads a view without looking around it, and a Node buffer like any other', () => {
  const codec = Struct({ a: u8, b: bytes(2) })
  const around = Uint8Array.of(9, 1, 2, 3, 9)
  expect(decode(codec, around.subarray(1, 4), 'view')).toEqual({ a: 1, b: Uint8Array.of(2, 3) })
  expect(decode(codec, Buffer.from(around).subarray(1, 4), 'buffer')).toEqual({ a: 1, b: Uint8Array.of(2, 3) })
  expect(() => decode(codec, around.subarray(1, 3), 'view')).toThrow(invalid)
})

test('reads any bytes as text, and back', () => {
  const encoded = Uint8Array.of(12, 0x68, 0xff, 0x80)
  expect(text(3).enc(decode(text(3), encoded, 'text'))).toEqual(encoded)
})
