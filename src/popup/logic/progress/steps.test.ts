import { expect, test } from 'vitest'
import { complaints } from '../../preview/complaints.ts'
import { progress } from '../../preview/progress.ts'
import { diedBefore } from './died.ts'
import { presence } from './steps.ts'

const shown = (name: string) => (progress[name] ?? complaints[name])!.snapshot!.registrations[0]!

test('nobody is sent away while only this wallet can go on', () => {
  for (const name of ['progress-delivering', 'lied-splitting', 'lied-split-again'])
    expect(presence(shown(name)), name).toBe('keepOpen')
  for (const name of ['consent-lost', 'complaint-missing', 'complaint-signing'])
    expect(presence(shown(name)), name).toBe('keepAnswering')
  expect(presence(shown('progress-confirming'))).toBe('mayClose')
  expect(presence(shown('unanswered-declined'))).toBe('nothingToDo')
})

test('after a lie it is said whether the key is still to be split again, or has been', () => {
  expect(diedBefore(shown('lied-splitting'))?.texts.at(-1)).toContain('is split again')
  expect(diedBefore(shown('lied-split-again'))?.texts.at(-1)).toContain('has been split again since')
  expect(diedBefore(shown('roster-changed'))).toMatchObject({ isLie: false })
  expect(diedBefore(shown('progress-confirming'))).toBe(null)
})

test('a lie is not forgotten over what came after it; that servers changed is', () => {
  const moved = { kind: 'roster-changed', attempt: 2, block: 130 } as const
  const twice = { ...shown('lied-splitting'), dead: [...shown('lied-splitting').dead, moved] }
  expect(diedBefore(twice)).toMatchObject({ isLie: true })
  expect(diedBefore({ ...shown('progress-confirming'), dead: [moved] })).toBe(null)
})

test('an opened piece is called harmless only where it is', () => {
  expect(diedBefore(shown('lied-splitting'))?.texts.join()).toContain('tells nothing')
  expect(diedBefore(shown('lied-exposed'))?.texts.join()).not.toContain('tells nothing')
})
