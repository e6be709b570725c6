import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { memoryPipe } from '../protocol/memoryPipe.ts'
import type { Snapshot } from '../protocol/popup/api.ts'
import type { Pipe } from '../protocol/rpc.ts'
import { stayConnected } from './stayConnected.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const view = { settings: { autoLockMinutes: 15 } } as Snapshot

/** Says what there is to show, and answers every call with the number of this start. */
const answerAs = (start: number) => (pipe: Pipe) => {
  pipe.listen({ message: (asked) => pipe.send({ id: (asked as { id: number }).id, ok: true, result: start }) })
  pipe.send({ changed: view })
}
const hearNothing = () => undefined

/** A page whose connections are taken by these, one after the other. */
const connected = (...takers: ((pipe: Pipe) => void)[]) => {
  const seen: (Snapshot | null)[] = []
  const ends: Pipe[] = []
  const reach = () => {
    const [own, other] = memoryPipe()
    // When the page listens.
    queueMicrotask(() => takers[ends.push(other) - 1]!(other))
    return own
  }
  const { api, subscribe } = stayConnected(reach, Promise.resolve())
  subscribe((snapshot) => seen.push(snapshot))
  return { api, seen, ends }
}

test('a background that never heard of the page is connected to anew, and what was asked meanwhile is answered there', async () => {
  const { api, seen, ends } = connected(hearNothing, answerAs(2))
  const asked = api.snapshot()
  await vi.advanceTimersByTimeAsync(9_999)
  expect(ends).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(2)
  expect(await asked).toBe(2)
  expect(seen).toEqual([null, view])
})

test('one that has said what there is to show may be silent for as long as it likes', async () => {
  const { api, ends } = connected(answerAs(1))
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(await api.snapshot()).toBe(1)
  expect(ends).toHaveLength(1)
})

test('what may have been heard is not made again: whoever asked is told that it was cut', async () => {
  const { api } = connected(hearNothing, answerAs(2))
  const asked = api.rejectRequest('one')
  const told = expect(asked).rejects.toMatchObject({ code: 'disconnected' })
  await vi.advanceTimersByTimeAsync(10_001)
  await told
  expect(await api.snapshot()).toBe(2)
})

test('a background that was stopped is connected to at once, and one that cuts at once is not asked in a tight loop', async () => {
  const cut = (pipe: Pipe) => pipe.close()
  const { api, ends } = connected(answerAs(1), cut, answerAs(3))
  await vi.advanceTimersByTimeAsync(1_000)
  ends[0]!.close()
  await vi.advanceTimersByTimeAsync(0)
  expect(ends).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(499)
  expect(ends).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(await api.snapshot()).toBe(3)
})
