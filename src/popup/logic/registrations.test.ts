import { expect, test } from 'vitest'
import { account, registration, verifyingKey } from '../preview/snapshots.ts'
import { hasRegistered, isExposed, isFree, latestOf } from './registrations.ts'

const failed = {
  ...({ kind: 'failed', fault: 'nobody', reason: 'chain-replaced' } as const),
  ...({ deposit: 'unknown', culprit: null, next: 'retry' } as const),
}
const stands = { kind: 'registered', block: 5, missingSubgroups: [], healing: false } as const
const at = (startedAt: number, state: typeof failed | typeof stands | { kind: 'dealing' }) =>
  registration(state, { startedAt })

test('of several registrations of a key the newest counts, unless one stands', () => {
  const startedAt = (...all: Parameters<typeof latestOf>[0]) => latestOf(all, verifyingKey)?.startedAt
  expect(startedAt()).toBeUndefined()
  expect(startedAt(at(1, failed), at(3, failed), at(2, { kind: 'dealing' }))).toBe(3)
  expect(startedAt(at(1, stands), at(2, failed))).toBe(1)
  expect(latestOf([at(1, stands)], '0x02')).toBeUndefined()
})

test('a key is free when it neither stands nor is under way', () => {
  expect(isFree({ verifyingKey }, [at(1, failed)])).toBe(true)
  expect(isFree({ verifyingKey }, [at(1, stands), at(2, failed)])).toBe(false)
  expect(isFree({ verifyingKey }, [at(1, failed), at(2, { kind: 'dealing' })])).toBe(false)
})

test('a key that others may know is so whatever became of its registrations since', () => {
  const exposed = { ...at(1, failed), exposed: true }
  expect(isExposed({ verifyingKey }, [exposed, at(2, stands)])).toBe(true)
  expect(isExposed({ verifyingKey }, [at(2, stands)])).toBe(false)
  expect(isExposed({ verifyingKey: '0x02' }, [exposed])).toBe(false)
})

test('an account has registered while one registration of its own stands or is under way', () => {
  expect(hasRegistered(account, [at(1, failed)])).toBe(false)
  expect(hasRegistered(account, [at(1, failed), at(2, { kind: 'dealing' })])).toBe(true)
  expect(hasRegistered(account, [at(1, stands)])).toBe(true)
  expect(hasRegistered('another', [at(1, stands)])).toBe(false)
})
