import { expect, test } from 'vitest'
import { concat } from '../bytes.ts'
import { ecdsaSign, ecdsaVerify } from './ecdsa.ts'
import { G, pointToBytes } from './point.ts'
import { Fn, ORDER, parseScalar, scalarToBytes } from './scalar.ts'

const secretKey = new Uint8Array(32).fill(7)
const publicKey = pointToBytes(G.multiply(parseScalar(secretKey, 'key')))
const prehash = new Uint8Array(32).fill(9)
const signature = ecdsaSign(secretKey, prehash)
const r = signature.slice(0, 32)
const s = signature.slice(32)

const integer = (value: bigint): Uint8Array => {
  const bytes = new Uint8Array(32)
  for (let i = 31, rest = value; i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 0xffn)
  return bytes
}

test('signs the prehash itself, the same way every time', () => {
  expect(ecdsaVerify(signature, prehash, publicKey)).toBe(true)
  expect(ecdsaSign(secretKey, prehash)).toEqual(signature)
})

test.each([
  ['high s', concat(r, scalarToBytes(Fn.neg(parseScalar(s, 's'))))],
  ['r of zero', concat(integer(0n), s)],
  ['s of zero', concat(r, integer(0n))],
  ['both zero', new Uint8Array(64)],
  ['r of the order', concat(integer(ORDER), s)],
  ['s of the order', concat(r, integer(ORDER))],
  ['s above the order', concat(r, integer(parseScalar(s, 's') + ORDER))],
  ['r and s swapped', concat(s, r)],
  ['r of one, s of one', concat(integer(1n), integer(1n))],
  ['all ones', new Uint8Array(64).fill(255)],
])('refuses a signature with %s', (_, wrong) => {
  expect(ecdsaVerify(wrong, prehash, publicKey)).toBe(false)
})

test('refuses another message, another key and what is no key', () => {
  expect(ecdsaVerify(signature, new Uint8Array(32), publicKey)).toBe(false)
  expect(ecdsaVerify(signature, prehash, pointToBytes(G))).toBe(false)
  expect(ecdsaVerify(signature, prehash, new Uint8Array(33))).toBe(false)
})
