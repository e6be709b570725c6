import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../../../src/core/bytes.ts'
import { nobleCurve } from '../../../src/core/dealing/check.ts'
import { loadNativeCurve } from './nativeCurve.ts'

const native = loadNativeCurve()!

const scalars = [
  fromHex(`0x${'00'.repeat(31)}01`),
  fromHex(`0x${'00'.repeat(31)}02`),
  fromHex('0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140'),
  ...Array.from({ length: 50 }, () => {
    const scalar = new Uint8Array(randomBytes(32))
    scalar[0] = 0
    return scalar
  }),
]

test('the native library is there', () => {
  expect(loadNativeCurve()).toBeDefined()
})

test('both libraries give the same points', () => {
  for (const scalar of scalars) {
    const point = nobleCurve.multiplyBase(scalar)
    expect(toHex(native.multiplyBase(scalar))).toBe(toHex(point))
    for (const other of scalars.slice(0, 6))
      expect(toHex(native.multiply(point, other))).toBe(toHex(nobleCurve.multiply(point, other)))
  }
})

test('error: both refuse zero, the order, and what is not a point', () => {
  const point = nobleCurve.multiplyBase(scalars[1]!)
  const order = fromHex('0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141')
  for (const curve of [native, nobleCurve]) {
    for (const bad of [new Uint8Array(32), order]) {
      expect(() => curve.multiplyBase(bad)).toThrow()
      expect(() => curve.multiply(point, bad)).toThrow()
    }
    expect(() => curve.multiply(new Uint8Array(33), scalars[1]!)).toThrow()
  }
})
