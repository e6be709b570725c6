import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { EntropyApi, EntropyEvents, FailureReason, Fault, RegisterRequest, RegistrationState } from './index.ts'
import { errorCodes } from './index.ts'
import { createMockWallet, type MockWallet } from './mock/createMockWallet.ts'

const document = readFileSync('docs/dapps.md', 'utf8')
const readme = readFileSync('packages/dapp/README.md', 'utf8')

// Types leave nothing to ask at run time, so they are listed here: the compiler refuses a list that is not complete.
const states: Record<RegistrationState['kind'], true> = {
  ...{ 'awaiting-approval': true, 'awaiting-unlock': true, registering: true, dealing: true, delivering: true },
  ...{ confirming: true, registered: true, failed: true, rejected: true, cancelled: true },
}
const reasons: Record<FailureReason, true> = {
  ...{ 'bad-envelope': true, 'not-delivered': true, expired: true, 'too-few-servers': true, interrupted: true },
  ...{ 'insufficient-funds': true, 'key-taken': true, 'node-disagrees': true, 'wrong-network': true },
  ...{ 'roster-changed': true },
}
const faults: Record<Fault, true> = { user: true, server: true, nobody: true, network: true }
const events: Record<keyof EntropyEvents, true> = { registration: true, constraints: true, disconnect: true }
const fields: Record<keyof RegisterRequest, true> = {
  ...{ account: true, key: true, constraints: true, constraintAccount: true, threshold: true },
  ...{ genesisHash: true, ref: true },
}
const members: Record<keyof EntropyApi, true> = {
  ...{ version: true, features: true, register: true, resume: true, list: true, status: true },
  ...{ getConstraints: true, on: true },
}
const controls: Record<keyof MockWallet, true> = {
  ...{ provider: true, install: true, step: true, finish: true, failNext: true, grant: true },
  ...{ changeConstraints: true, disconnect: true },
}

describe('docs/dapps.md tells of', () => {
  test.each(Object.keys({ ...states, ...reasons, ...events, ...fields }))('%s, in a row of a table', (name) => {
    expect(document).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'))
  })
  test.each(Object.keys(faults))('the fault %s', (fault) => {
    expect(document).toContain(`\`${fault}\``)
  })
  test.each(Object.entries(errorCodes))('the error %s, with its number and what to do', (name, code) => {
    expect(document).toMatch(new RegExp(`^\\| ${code} \\| \`${name}\` \\| [^|]+ \\| [^|]+ \\|$`, 'm'))
  })
  test.each(Object.keys(members))('entropy.%s', (name) => {
    expect(document).toMatch(new RegExp(`\`entropy\\.${name}\\b`))
  })
})

test('the numbers of errors in docs/dapps.md are all there are', () => {
  const numbers = [...document.matchAll(/^\| (-?\d{4,5}) \|/gm)].map(([, number]) => Number(number))
  expect(new Set(numbers)).toEqual(new Set(Object.values(errorCodes)))
})

test.each(Object.keys(controls))('the README tells of the mock’s %s', (name) => {
  expect(readme).toMatch(new RegExp(`\\b${name}\\b`))
  expect(createMockWallet()).toHaveProperty(name)
})
