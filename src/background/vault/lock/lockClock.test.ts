import { expect, test } from 'vitest'
import { memoryCell } from '../../memory.testing.ts'
import { createLockClock } from './lockClock.ts'

const MINUTE = 60_000
const setUp = async (minutes = 15) => {
  const cell = memoryCell<unknown>()
  const alarms = new Map<string, number>()
  const time = { now: 1_000_000_000 }
  const ports = {
    set: async (name: string, when: number) => void alarms.set(name, when),
    clear: async (name: string) => void alarms.delete(name),
  }
  const create = () => createLockClock(cell, ports, () => time.now)
  const clock = create()
  await clock.start(minutes)
  /** A new background, as after a stop. */
  const restarted = async () => {
    const next = create()
    return { clock: next, runs: await next.resume() }
  }
  return { cell, alarms, time, clock, restarted }
}

test('SECURITY 26: the deadline is absolute, across stops of the background and sleep', async () => {
  const { time, restarted } = await setUp()
  time.now += 15 * MINUTE - 1
  expect((await restarted()).runs).toBe(true)
  time.now += 1
  const { clock, runs } = await restarted()
  expect([runs, clock.deadline()]).toEqual([false, undefined])
})

test('SECURITY 26: a clock set back before the unlocking locks', async () => {
  const { time, clock, restarted } = await setUp()
  time.now -= 3_600_000
  expect([clock.isOver(), (await restarted()).runs]).toEqual([true, false])
})

test('SECURITY 26: a clock set back to a time after the unlocking gains nothing', async () => {
  const { time, clock, restarted } = await setUp()
  time.now += 10 * MINUTE
  await clock.beat()
  time.now -= 9 * MINUTE
  expect([clock.isOver(), (await restarted()).runs]).toEqual([true, false])
})

test('SECURITY 26: set back many times by a little it gains no more than one correction', async () => {
  const { time, clock } = await setUp()
  let awake = 0
  while (clock.deadline() && awake < 100 * MINUTE) {
    time.now += 4_000
    awake += 4_000
    await clock.beat()
    time.now -= 4_000
  }
  expect(awake).toBeLessThan(15 * MINUTE + 10_000)
})

test('SECURITY 26: set back and forward again, the wallet is open no longer than it would have been', async () => {
  const { time, clock, restarted } = await setUp()
  time.now += 5 * MINUTE
  await clock.beat()
  time.now -= 2 * MINUTE
  expect(clock.isOver()).toBe(true)
  // Whoever looked has locked it: nothing is left that a clock set right would open again.
  clock.forget()
  await clock.stop()
  time.now += 2 * MINUTE
  expect([clock.deadline(), (await restarted()).runs]).toEqual([undefined, false])
})

test('a clock corrected by a second locks nobody out', async () => {
  const { time, clock, restarted } = await setUp()
  time.now += MINUTE
  await clock.beat()
  time.now -= 1_000
  expect([clock.isOver(), (await restarted()).runs]).toEqual([false, true])
})

test('while the wallet is open somebody looks at the clock every minute, and at the deadline itself', async () => {
  const { time, alarms, clock } = await setUp(2)
  expect(alarms.get('lock')).toBe(time.now + MINUTE)
  time.now += MINUTE + 30_000
  await clock.beat()
  expect(alarms.get('lock')).toBe(time.now + 30_000)
  await clock.stop()
  expect(alarms.size).toBe(0)
})

test('a deadline that somebody wrote over is none', async () => {
  const { cell, restarted } = await setUp()
  for (const odd of [null, 7, {}, { since: 0, lockAt: 9e99 }, { since: 0, lockAt: '9' }]) {
    await cell.write(odd)
    expect((await restarted()).runs).toBe(false)
  }
})
