import { expect, test } from 'vitest'
import { takeBytes } from './secretInput.ts'

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

test('the wallet’s own password is the same bytes however a system writes it, and the input is empty', () => {
  const input = { value: 'cafe\u0301 ½…' }
  expect(text(takeBytes(input))).toBe('caf\u00e9 1\u20442...')
  expect(input.value).toBe('')
})

test('the password of an account file is what was typed, as the wallets take it that such files go to and come from', () => {
  expect(text(takeBytes({ value: 'cafe\u0301 ½…' }, 'as-typed'))).toBe('cafe\u0301 ½…')
})
