import { describe, expect, test } from 'vitest'
import { buildVectors } from './build.ts'
import { categories, check } from './checks/check.ts'
import { committed, type Vector, written } from './checks/file.ts'

test('the committed vectors are what the writer writes', async () => {
  expect(committed === (await buildVectors()), 'run `npm run vectors`').toBe(true)
})

test('every category is read, and none is empty', () => {
  expect(Object.keys(written).sort()).toEqual(categories)
  for (const [category, cases] of Object.entries(written)) expect(cases.length, category).toBeGreaterThan(0)
})

test('at least 200 different single changes are refused', () => {
  const changes = new Set(written.refusedChange!.map((change) => JSON.stringify(change)))
  expect(changes.size).toBe(written.refusedChange!.length)
  expect(changes.size).toBeGreaterThanOrEqual(200)
})

const titleOf = ({ name, type, call, category, field, rule }: Vector): string =>
  [category, name ?? type ?? call, field, rule && JSON.stringify(rule)].filter(Boolean).join(' ')

describe.each(Object.keys(written))('%s', (category) => {
  test.each(written[category]!.map((vector, i): [string, Vector] => [`${i} ${titleOf(vector)}`, vector]))(
    '%s',
    (_, vector) => check(category, vector),
  )
})
