import { expect, test } from 'vitest'
import { deliverable } from './dealt.ts'
import { untouched } from './registry.testing.ts'

const place = (subgroup: number, member: number) => ({ subgroup, member })
const delivered = (...counts: number[]) => ({
  subgroups: counts.map((count) => ({ ...untouched, partial: undefined, delivered: 2 ** count - 1 })),
})

test('the chain takes one envelope for each subgroup, and 16 more', () => {
  const asked = [place(0, 30), place(1, 0), place(1, 1), place(2, 0), place(2, 1)]
  expect(deliverable(delivered(1, 0, 0), asked)).toEqual(asked)
  expect(deliverable(delivered(15, 0, 0), asked)).toEqual(asked.slice(0, 4))
  expect(deliverable(delivered(17, 0, 0), asked)).toEqual([place(1, 0), place(2, 0)])
  expect(deliverable(delivered(16, 2, 0), asked)).toEqual([place(2, 0)])
})
