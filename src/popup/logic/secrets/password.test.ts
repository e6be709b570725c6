import { expect, test } from 'vitest'
import { judgePassword } from './password.ts'

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
