import { expect, test } from 'vitest'
import { misses, type Row, table } from './rows.ts'

const row = (value: number, aim: number | null): Row => ({ what: 'a wait', value, unit: 'ms', aim })

test('an aim is the most that a value may be, and what is no number keeps none', () => {
  expect([row(99, 100), row(100, 100), row(0, 0), row(7, null)].map(misses)).toEqual([false, false, false, false])
  expect([row(100.1, 100), row(1, 0), row(Number.NaN, 100)].map(misses)).toEqual([true, true, true])
})

test('the table names each missed aim', () => {
  expect(table([row(99, 100), row(101, 100), row(7, null)]).split('\n')).toEqual([
    '       measured      aim',
    'a wait    99 ms   100 ms  kept',
    'a wait   101 ms   100 ms  MISSED',
    'a wait     7 ms',
  ])
})
