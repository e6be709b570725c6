import { expect, test } from 'vitest'
import { fromHex } from '../../core/bytes.ts'
import { exampleRecord } from '../../core/registration/plan/example.testing.ts'
import { type RegistrationRecord, unheard } from '../../core/registration/record.ts'
import { viewOf } from './views.ts'

const dealing = {
  ...exampleRecord().dealing,
  verifyingKey: fromHex('0x0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798'),
}
const view = (more: Partial<RegistrationRecord> = {}) => viewOf(exampleRecord({ dealing, ...more }), undefined)
const opened = { kind: 'opened', place: { subgroup: 0, member: 0 } } as const
const lied = { kind: 'server-lied', attempt: 1, block: 5, culprit: null } as const

test('the deposit is shown where it was noted', () => {
  expect(view({ deposit: 70n }).deposit).toBe('70')
  expect(view({ deposit: null }).deposit).toBe(null)
})

test('a key of which any two pieces are enough is exposed once one was opened, and stays so', () => {
  expect(view().exposed).toBe(false)
  expect(view({ opening: { ...opened, kind: 'allowed' } }).exposed).toBe(false)
  expect(view({ opening: opened }).exposed).toBe(true)
  expect(view({ dead: [lied] }).exposed).toBe(true)
  expect(view({ died: lied }).exposed).toBe(true)
  expect(view({ dead: [{ kind: 'roster-changed', attempt: 1, block: 5 }] }).exposed).toBe(false)
  expect(view({ dealing: { ...dealing, threshold: 3 }, dead: [lied], opening: opened }).exposed).toBe(false)
})

test('the screen shows of each server what it says on chain, whether that was answered, and who is out', () => {
  const groups = [
    { ...unheard, missing: 3, delivered: 1, holders: 2 },
    { ...unheard, bad: 1, missing: 1, excluded: 2 },
    { ...unheard, confirmed: true, holders: 3 },
  ]
  const shown = view({ seen: { block: 114, deadline: 152, groups } }).groups
  const said = shown.map((group) =>
    group.servers.map(({ complaint, answered, excluded, holder }) => [complaint, answered, excluded, holder]),
  )
  expect(said).toEqual([
    [
      ['missing', true, false, false],
      [null, false, false, true],
    ],
    [
      ['bad', false, false, false],
      [null, false, true, false],
    ],
    [
      [null, false, false, true],
      [null, false, false, true],
    ],
  ])
})
