import { describe, expect, test } from 'vitest'
import { dealt } from '../plan/example.testing.ts'
import { atStake, complaintsIn } from './standing.ts'

test('who was answered, or holds its share after all, complains no more', () => {
  const stage = dealt(0, [0, 0, 0], { 0: { missing: 3, delivered: 1 }, 1: { missing: 3, holders: 2 }, 2: { bad: 2 } })
  expect(complaintsIn(stage)).toEqual({
    missing: [
      { subgroup: 0, member: 1 },
      { subgroup: 1, member: 0 },
    ],
    bad: [{ subgroup: 2, member: 1 }],
  })
})

test('a share that is called bad stays so, delivered on chain or not', () => {
  expect(complaintsIn(dealt(0, [0, 0, 0], { 0: { bad: 1, delivered: 1 } })).bad).toHaveLength(1)
})

test('the last of 32 members can complain too', () => {
  const stage = dealt(0, [0, 0, 0], { 1: { missing: 2 ** 31, bad: 2 ** 31 } })
  const place = { subgroup: 1, member: 31 }
  expect(complaintsIn(stage)).toEqual({ missing: [place], bad: [place] })
})

describe('at stake, with 2 of 3 groups needed', () => {
  const stakes = (...args: Parameters<typeof dealt>) => atStake(dealt(...args), 2)

  test('nothing once enough have confirmed', () => {
    expect(stakes(2, [0, 0, 0], { 2: { bad: 3 } })).toBe('nothing')
  })

  test('the deposit comes back when complaints are not why too few confirm', () => {
    expect(stakes(1, [0, 0, 0], { 2: { bad: 1 } })).toBe('deposit-back')
    expect(stakes(0, [0, 0, 0], { 0: { missing: 1 } })).toBe('deposit-back')
  })

  test('it is lost when they are', () => {
    expect(stakes(0, [0, 0, 0], { 1: { missing: 1 }, 2: { bad: 1 } })).toBe('deposit-lost')
    expect(stakes(1, [0, 0, 0], { 1: { missing: 1 }, 2: { missing: 2 } })).toBe('deposit-lost')
  })

  test('a group that has confirmed withholds nothing', () => {
    expect(stakes(1, [0, 0, 0], { 0: { bad: 1 }, 1: { missing: 1 } })).toBe('deposit-back')
  })

  test('nobody is blamed for what the chain takes no more', () => {
    const served = { missing: 1, delivered: 2 }
    const full = { 0: { delivered: 2 ** 17 - 1 }, 1: served, 2: served }
    expect(stakes(0, [0, 0, 0], full)).toBe('deposit-back')
    expect(stakes(0, [0, 0, 0], { ...full, 0: { delivered: 2 ** 16 - 1 } })).toBe('deposit-lost')
    expect(stakes(0, [0, 0, 0], { ...full, 1: { ...served, bad: 1 }, 2: { ...served, bad: 1 } })).toBe('deposit-lost')
  })

  test('the first piece of a group is always taken, whatever others got', () => {
    const full = { 0: { delivered: 2 ** 17 - 1 }, 1: { missing: 1 }, 2: { missing: 1 } }
    expect(stakes(0, [0, 0, 0], full)).toBe('deposit-lost')
  })
})
