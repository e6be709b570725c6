import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { toHex } from '../../../../src/core/bytes.ts'
import { genesis } from '../../testing/network.ts'
import { createHeads } from '../heads.ts'
import type { Link, LinkEvents } from './link.ts'
import { RUNTIME, runSession, type SessionHandlers } from './session.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const hashOf = (number: number) => toHex(new Uint8Array(32).fill(number))

const setUp = async (answers: Record<string, unknown> = {}) => {
  const known: Record<string, unknown> = {
    chain_getBlockHash: toHex(genesis),
    state_getRuntimeVersion: RUNTIME,
    system_health: { isSyncing: false },
    ...answers,
  }
  const seen: string[] = []
  let events: LinkEvents | undefined
  const link: Link = {
    call: async <T>(method: string) => known[method] as T,
    close: () => void seen.push('closed'),
  }
  const handlers: SessionHandlers = {
    opened: () => void seen.push('opened'),
    best: async (_, number) => void seen.push(`best ${number}`),
    finalized: async (_, number) => void seen.push(`finalized ${number}`),
    syncing: (isSyncing) => void (isSyncing && seen.push('syncing')),
  }
  const stopping = new AbortController()
  const open = async (_: string, given: LinkEvents) => {
    events = given
    return link
  }
  const end = runSession({ url: 'ws://node', genesis }, handlers, stopping.signal, open).catch(
    (error: Error) => error.message,
  )
  await vi.advanceTimersByTimeAsync(1)
  return { seen, end, known, events: events!, stop: () => stopping.abort() }
}

test('passes heads on, one after the other, and closes when it ends', async () => {
  const { seen, events, end, stop } = await setUp()
  events.best(1)
  events.finalized(1)
  await vi.advanceTimersByTimeAsync(1)
  expect(seen).toEqual(['opened', 'best 1', 'finalized 1'])
  stop()
  expect(await end).toBe('stopped')
  expect(seen.at(-1)).toBe('closed')
})

test('of several heads that wait only the newest counts', async () => {
  const { seen, events } = await setUp()
  for (const number of [1, 2, 3]) events.best(number)
  await vi.advanceTimersByTimeAsync(1)
  expect(seen).toEqual(['opened', 'best 1', 'best 3'])
})

test.each([
  ['another network', { chain_getBlockHash: hashOf(1) }, 'wrong-genesis'],
  ['another runtime', { state_getRuntimeVersion: { ...RUNTIME, specVersion: 2 } }, 'wrong-runtime'],
  ['another chain', { state_getRuntimeVersion: { ...RUNTIME, specName: 'other' } }, 'wrong-runtime'],
])('ends at once on a node of %s', async (_, answers, reason) => {
  const { end, seen } = await setUp(answers)
  expect(await end).toBe(reason)
  expect(seen).toEqual(['closed'])
})

test('ends when the runtime changes, and when the connection is lost', async () => {
  const upgraded = await setUp()
  upgraded.events.runtime({ ...RUNTIME, transactionVersion: 2 })
  expect(await upgraded.end).toBe('wrong-runtime')
  const lost = await setUp()
  lost.events.lost('the connection was lost')
  expect(await lost.end).toBe('the connection was lost')
})

test('ends by force when no head has come for 15 s, though the connection stands', async () => {
  const { end, events } = await setUp()
  await vi.advanceTimersByTimeAsync(10_000)
  events.best(1)
  let isOver = false
  void end.then(() => {
    isOver = true
  })
  await vi.advanceTimersByTimeAsync(14_000)
  expect(isOver).toBe(false)
  await vi.advanceTimersByTimeAsync(3_000)
  expect(await end).toBe('no new head for 15 s')
})

test('notices that the node begins to sync', async () => {
  const { known, seen } = await setUp()
  known.system_health = { isSyncing: true }
  await vi.advanceTimersByTimeAsync(5_000)
  expect(seen).toContain('syncing')
})

test('remembers the last 64 best blocks, those missed included', async () => {
  const heads = createHeads()
  const asked: number[][] = []
  const link: Link = {
    call: async <T>(_: string, [numbers]: readonly unknown[]) => {
      asked.push(numbers as number[])
      return (numbers as number[]).map(hashOf) as T
    },
    close: () => undefined,
  }
  const bytes = (number: number) => new Uint8Array(32).fill(number)
  await heads.advance(link, 100)
  expect(asked[0]).toHaveLength(64)
  await heads.advance(link, 104)
  expect(asked[1]).toEqual([101, 102, 103, 104])
  expect([40, 41, 100, 103, 104].map((number) => heads.has(bytes(number)))).toEqual([false, true, true, true, true])
  expect(heads.shared()).toEqual(bytes(103))
  await heads.advance(link, 104)
  expect(asked[2]).toEqual([104])
  expect(heads.shared()).toEqual(bytes(103))
})
