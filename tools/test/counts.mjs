import { readFileSync } from 'node:fs'

/** A stage that is one promise as a whole. */
export const countOne = ({ ok }) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 })

/** What fails without a failing test, as a file that cannot be loaded, counts as one failure. */
const honest = (ok, counts) => ({ ...counts, failed: ok ? counts.failed : Math.max(counts.failed, 1) })

const report = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

export const countVitest = ({ ok }, file) => {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report(file) ?? {}
  return honest(ok, { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests })
}

/** A test that passed only when repeated has failed. */
export const countPlaywright = ({ ok }, file) => {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report(file)?.stats ?? {}
  return honest(ok, { passed: expected, failed: unexpected + flaky, skipped })
}

export const countCargo = ({ ok, output }) => {
  const lines = [...output.matchAll(/^test result: \w+\. (\d+) passed; (\d+) failed; (\d+) ignored/gm)]
  const sum = (column) => lines.reduce((total, line) => total + Number(line[column]), 0)
  return honest(ok, { passed: sum(1), failed: sum(2), skipped: sum(3) })
}
