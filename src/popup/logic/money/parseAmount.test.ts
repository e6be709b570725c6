import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exactAmount } from '../amount.ts'
import { parseAmount } from './parseAmount.ts'

test.each<[string, string]>([
  ['1', '10000000000'],
  ['12.5', '125000000000'],
  ['.5', '5000000000'],
  ['5.', '50000000000'],
  ['0.0000000001', '1'],
  ['1 000.10000000000000', '10001000000000'],
  ['0', '0'],
])('%s is %s of the smallest unit', (text, amount) => {
  expect(parseAmount(text, 10)).toEqual({ kind: 'amount', amount })
})

test.each<[string, string]>([
  ['', 'missing'],
  ['  ', 'missing'],
  ['.', 'bad'],
  ['1,5', 'bad'],
  ['-1', 'bad'],
  ['1e9', 'bad'],
  ['0x10', 'bad'],
  ['1.2.3', 'bad'],
  ['9'.repeat(40), 'bad'],
  ['0.00000000001', 'too-fine'],
])('%s is none: %s', (text, kind) => {
  expect(parseAmount(text, 10)).toEqual({ kind })
})

test('what the screen shows to the last digit can be typed back', () => {
  const token = { symbol: '', decimals: 10 }
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 27n }), (amount) => {
      const shown = exactAmount(amount.toString(), token)
      expect(parseAmount(shown, 10)).toEqual({ kind: 'amount', amount: amount.toString() })
    }),
  )
})
