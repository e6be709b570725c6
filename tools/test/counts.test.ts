import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { countCargo, countPlaywright, countVitest } from './counts.mjs'

const folder = mkdtempSync(join(tmpdir(), 'entropy-wallet-counts-'))
afterAll(() => rmSync(folder, { recursive: true }))

const report = (content: unknown): string => {
  const file = join(folder, 'report.json')
  writeFileSync(file, JSON.stringify(content))
  return file
}
const good = { ok: true, output: '' }
const bad = { ok: false, output: '' }

test('sums what every crate says', () => {
  const output = [
    'running 3 tests',
    'test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s',
    'test result: FAILED. 4 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s',
  ].join('\n')
  expect(countCargo({ ok: false, output })).toEqual({ passed: 6, failed: 1, skipped: 1 })
})

test('counts a crate that does not compile as a failure', () => {
  expect(countCargo({ ok: false, output: 'error: could not compile' })).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('counts a test file that cannot be loaded as a failure', () => {
  const file = report({ numPassedTests: 7, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 })
  expect(countVitest(bad, file)).toEqual({ passed: 7, failed: 1, skipped: 1 })
  expect(countVitest(good, file)).toEqual({ passed: 7, failed: 0, skipped: 1 })
})

test('counts a run that ended without a report as a failure', () => {
  expect(countVitest(bad, join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 })
  expect(countPlaywright(bad, join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 })
})

test('counts a browser test that passed only when repeated as failed', () => {
  const file = report({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 0 } })
  expect(countPlaywright(bad, file)).toEqual({ passed: 5, failed: 3, skipped: 0 })
})
