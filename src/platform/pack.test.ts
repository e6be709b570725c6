import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, unpack } from './pack.ts'

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.bigInt(),
    fc.uint8Array(),
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), tie('any'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any

test('bytes and bigints survive a store that keeps JSON only', () => {
  fc.assert(
    fc.property(value, (given) => {
      expect(unpack(JSON.parse(JSON.stringify(pack(given))))).toEqual(given)
    }),
  )
})

test('what is undefined is left out', () => {
  expect(pack({ a: undefined, b: 1 })).toEqual({ b: 1 })
})

test('what is damaged comes back as it lies there, and hides nothing else', () => {
  const stored = { good: { $bytes: '0x01' }, bytes: { $bytes: '0x0' }, big: { $bigint: '1e3' }, odd: { $bytes: 7 } }
  expect(unpack(stored)).toEqual({ ...stored, good: Uint8Array.of(1) })
  expect(pack(unpack(stored))).toEqual(stored)
})
