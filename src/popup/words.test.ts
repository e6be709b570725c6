import { expect, expectTypeOf, test } from 'vitest'
import type { FailureReason, Fault } from '../core/registration/state.ts'
import {
  draftProblems,
  duration,
  errors,
  failure,
  problemText,
  serverProblem,
  serverProblems,
  states,
} from './words.ts'

const faults: Record<Fault, true> = { internal: true, network: true, nobody: true, server: true, user: true }
const reasons: Record<FailureReason, true> = {
  'bad-share': true,
  'chain-refused': true,
  'chain-replaced': true,
  'dealing-window-missed': true,
  'node-contradicts': true,
  superseded: true,
  'key-taken': true,
  'opening-declined': true,
  'roster-changed': true,
  'signature-invalid': true,
  'too-few-servers': true,
  unprovable: true,
  withheld: true,
}
const pairs = (Object.keys(faults) as Fault[]).flatMap((fault) =>
  (Object.keys(reasons) as FailureReason[]).map((reason) => [fault, reason] as const),
)

const isSentence = (text: string) => /^[A-Z].*\.$/.test(text)

test.each(pairs)('%s × %s says who, what, what was lost and what to do', (fault, reason) => {
  for (const text of Object.values(failure(fault, reason))) expect(text).toSatisfy(isSentence)
})

test('only who is at fault loses the deposit', () => {
  const lost = (fault: Fault) => failure(fault, 'too-few-servers').lost
  expect(lost('user')).toContain('kept the deposit')
  for (const fault of ['internal', 'network', 'nobody', 'server'] as const) expect(lost(fault)).toContain('is back')
})

test('a network that claims what cannot be is not believed about the deposit', () => {
  expect(failure('network', 'signature-invalid').lost).toContain('not known for sure')
  expect(failure('network', 'signature-invalid').next).toContain('another node')
})

test('nobody waits longer than was said', () => {
  expect([400, 1_000, 40_000, 119_000, 121_000, 7_140_000, 7_260_000].map(duration)).toEqual([
    'about 1 second',
    'about 1 second',
    'about 40 seconds',
    'about 119 seconds',
    'about 3 minutes',
    'about 119 minutes',
    'about 3 hours',
  ])
})

test('every code of ours has a sentence', () => {
  for (const text of [errors, serverProblems, draftProblems].flatMap((table) => Object.values(table)))
    expect(text).toSatisfy(isSentence)
  for (const { text } of Object.values(states)) expect(text).toSatisfy(isSentence)
})

test('a reason that a server made up is quoted, short and with nothing hidden', () => {
  expect(serverProblem('busy')).toBe(serverProblems.busy)
  expect(serverProblem('disconnected')).toBe(errors.disconnected)
  const said = serverProblem(`\u202e${'x'.repeat(500)}`)
  expect(said).toContain('‹U+202E›xxx')
  expect(said.length).toBeLessThan(140)
})

test('a code named like a member of every object is still only text', () => {
  expect(serverProblem('constructor')).toContain('“constructor”')
  expect(problemText('toString', 'odd')).toBe('odd')
})

test('the words are typed by the codes: a new code without words does not compile', () => {
  expectTypeOf<keyof typeof errors>().toEqualTypeOf<import('../core/errors.ts').ErrorCode>()
})
