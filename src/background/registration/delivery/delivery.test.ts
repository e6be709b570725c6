import { expect, test } from 'vitest'
import { afterProblem, attemptsOf, isDue } from './delivery.ts'

const NOW = 1_000_000

test('what passes by itself is tried again, later each time', () => {
  const waits = [1, 2, 3, 6, 20].map((attempt) => {
    const next = afterProblem(attempt, { code: 'busy' }, NOW, 0.5)
    return next.kind === 'retrying' ? next.at - NOW : next.kind
  })
  expect(waits).toEqual([400, 800, 1600, 12_800, 15_000])
})

test('pauses differ between wallets', () => {
  const at = (random: number) => afterProblem(3, { code: 'busy' }, NOW, random)
  expect([at(0), at(1)]).toMatchObject([{ at: NOW + 800 }, { at: NOW + 2400 }])
})

test('a server may ask for a longer pause, up to a minute', () => {
  expect(afterProblem(1, { code: 'busy', retryAfter: 5000 }, NOW, 0)).toMatchObject({ at: NOW + 5000 })
  expect(afterProblem(1, { code: 'busy', retryAfter: 9_999_000 }, NOW, 0)).toMatchObject({ at: NOW + 60_000 })
})

test.each([
  'not-registering',
  'wrong-dealing',
  'storage-failed',
  'not-synced',
  'unreachable',
  'timeout',
  'bad-reply',
  'not-found',
  'new-code',
])('%s may pass', (code) => {
  expect(afterProblem(1, { code }, NOW, 0)).toMatchObject({ kind: 'retrying', attempt: 1, reason: code })
})

test.each([
  'bad-request',
  'not-a-member',
  'not-committed',
  'undecryptable',
  'share-invalid',
  'nonce-reused',
  'bad-endpoint',
])('%s is final', (code) => {
  expect(afterProblem(1, { code }, NOW, 0)).toEqual({ kind: 'refused', reason: code })
})

test('what was cut short is sent again, and counts', () => {
  expect(isDue({ kind: 'sending', attempt: 2 }, NOW)).toBe(true)
  expect(attemptsOf({ kind: 'sending', attempt: 2 })).toBe(2)
  expect(isDue({ kind: 'retrying', attempt: 1, at: NOW + 1, reason: '' }, NOW)).toBe(false)
  expect(isDue({ kind: 'retrying', attempt: 1, at: NOW + 3_600_000, reason: '' }, NOW)).toBe(true)
  expect(isDue({ kind: 'refused', reason: '' }, NOW)).toBe(false)
})

test('who said that it stored its piece, and is asked all the same, is asked again after a minute', () => {
  expect(isDue({ kind: 'stored', at: NOW - 59_999 }, NOW)).toBe(false)
  expect(isDue({ kind: 'stored', at: NOW - 60_000 }, NOW)).toBe(true)
  expect(isDue({ kind: 'stored', at: NOW + 1 }, NOW)).toBe(true)
  expect(isDue({ kind: 'stored' }, NOW)).toBe(true)
})
