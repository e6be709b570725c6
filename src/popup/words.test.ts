import { expect, expectTypeOf, test } from 'vitest'
import type { ErrorCode } from '../core/errors.ts'
import { problemText, serverProblem } from './words/codes.ts'
import { duration, listed, timeLeft } from './words/counting.ts'
import { words } from './words.ts'

const isSentence = (text: string) => /^[A-Z].*\.$/.test(text)

test('there is one table of words, and every part is in it', () => {
  const parts = Object.values(import.meta.glob('./words/!(*.test).ts', { eager: true })) as Record<string, unknown>[]
  const tables = parts.flatMap((part) => Object.entries(part)).filter(([name]) => name.endsWith('Words'))
  expect(tables.length).toBeGreaterThan(5)
  const said = tables.flatMap(([, table]) => Object.entries(table as object))
  expect(Object.fromEntries(said)).toEqual(words)
  // Two parts with the same name for something would hide one of the two.
  expect(said.length).toBe(Object.keys(words).length)
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

test('a long time is said with its end, another day by its name', () => {
  const noon = new Date(2030, 4, 7, 12).getTime()
  const minutes = (n: number) => timeLeft(n * 60_000, noon)
  expect(minutes(9)).toBe('about 9 minutes')
  expect(minutes(90)).toBe('about 90 minutes (until 13:30)')
  expect(minutes(24 * 60)).toMatch(/^about 24 hours \(until Wed,? 12:00\)$/)
})

test('several things are read as one reads them out', () => {
  expect([[], [1], [1, 2], ['a', 'b', 'c']].map(listed)).toEqual(['', '1', '1 and 2', 'a, b and c'])
})

test('every code of ours has a sentence', () => {
  const tables = [words.errors, words.serverProblems, words.draftProblems]
  for (const text of tables.flatMap((table) => Object.values(table))) expect(text).toSatisfy(isSentence)
  for (const { text } of Object.values(words.states)) expect(text).toSatisfy(isSentence)
})

test('how many words a phrase has is said only of one that was just made: others have up to 24', () => {
  const counted = (part: unknown, at: string): readonly string[] => {
    if (typeof part === 'string') return /twelve/i.test(part) ? [at] : []
    if (typeof part === 'object' && part !== null)
      return Object.entries(part).flatMap(([name, inner]) => counted(inner, `${at}.${name}`))
    return []
  }
  // Shown to whoever has not proven a new phrase yet, and where one is about to be made.
  expect(new Set(Object.entries(words).flatMap(([name, part]) => counted(part, name)))).toEqual(
    new Set(['phrase.title', 'home.unproven', 'register.unproven', 'errors.not-backed-up', 'bring.text']),
  )
})

test('a reason that a server made up is quoted, short and with nothing hidden', () => {
  expect(serverProblem('busy')).toBe(words.serverProblems.busy)
  expect(serverProblem('disconnected')).toBe(words.errors.disconnected)
  const said = serverProblem(`\u202e${'x'.repeat(500)}`)
  expect(said).toContain('‹U+202E›xxx')
  expect(said.length).toBeLessThan(140)
})

test('a code named like a member of every object is still only text', () => {
  expect(serverProblem('constructor')).toContain('“constructor”')
  expect(problemText('toString', 'odd')).toBe('odd')
})

test('the words are typed by the codes: a new code without words does not compile', () => {
  expectTypeOf<keyof typeof words.errors>().toEqualTypeOf<ErrorCode>()
})
