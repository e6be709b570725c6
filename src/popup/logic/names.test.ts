import { expect, test } from 'vitest'
import { freshName, keystoreName } from './names.ts'

const usual = (n: number) => `Key ${n}`

test('the next thing is counted on, whatever the others are called', () => {
  expect(freshName([], usual)).toBe('Key 1')
  expect(freshName([{ name: 'Payroll' }, { name: 'Key 1' }], usual)).toBe('Key 3')
})

test('no name is given twice', () => {
  expect(freshName([{ name: 'Key 2' }], usual)).toBe('Key 3')
})

test('a keystore is named after its moment and its address, with nothing that a file name may not have', () => {
  expect(keystoreName('0x7E5F4552091A69125d5DfCb7b8C2659029395Bdf', new Date(1_780_000_000_123))).toBe(
    'UTC--2026-05-28T20-26-40.123Z--7e5f4552091a69125d5dfcb7b8c2659029395bdf.json',
  )
})
