import { expect, test } from 'vitest'
import { estimate } from './estimate.ts'
import { judgePassword } from './password.ts'

test.each([
  ['', 'empty'],
  ['tiger', 'short'],
  ['aaaaaaaaaaaa', 'weak repeated'],
  ['1234567890123', 'weak common'],
  ['abcdefghijklm', 'weak sequence'],
  ['password123', 'weak common'],
  ['Passw0rd2024', 'weak common'],
  ['qwertyuiop[]', 'weak keyboard'],
  ['entropywallet', 'weak guessable'],
  ['four unrelated words', 'good'],
  ['a long password for tests', 'good'],
  ['r7#kQz9!vTw', 'good'],
  ['tiger-lily-4', 'fair'],
])('the password “%s” is judged %s', (password, expected) => {
  const judgement = judgePassword(password, estimate)
  expect('because' in judgement ? `${judgement.kind} ${judgement.because}` : judgement.kind).toBe(expected)
})

test('while the list of common passwords loads, length alone is judged', () => {
  expect(judgePassword('short', null)).toEqual({ kind: 'short', missing: 5 })
  expect(judgePassword('password123', null)).toEqual({ kind: 'unknown' })
})

test('a very long password is judged at once', () => {
  const start = performance.now()
  expect(judgePassword('ab1 '.repeat(5_000), estimate).kind).not.toBe('empty')
  expect(performance.now() - start).toBeLessThan(2_000)
})
