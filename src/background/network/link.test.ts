import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { createLink } from './link.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const setUp = () => {
  const opened: { close: () => void; isClosed: boolean; breakIt: () => void }[] = []
  const failing = { count: 0 }
  const states: string[] = []
  const link = createLink(
    async (onClosed) => {
      if (failing.count-- > 0) throw new EntropyError('chain-unavailable', 'down')
      const connection = {
        isClosed: false,
        close: () => {
          connection.isClosed = true
        },
        breakIt: onClosed,
      }
      opened.push(connection)
      return connection
    },
    ({ kind }) => void states.push(kind),
  )
  const settle = () => vi.advanceTimersByTimeAsync(0)
  return { link, opened, failing, states, settle }
}

test('connects only while somebody holds it', async () => {
  const { link, opened, settle } = setUp()
  expect(opened).toHaveLength(0)
  const [first, second] = [link.hold(), link.hold()]
  await settle()
  expect(opened).toHaveLength(1)
  first()
  first()
  expect(opened[0]?.isClosed).toBe(false)
  second()
  expect(opened[0]?.isClosed).toBe(true)
})

test('tries again with growing pauses', async () => {
  const { link, opened, failing, states } = setUp()
  failing.count = 3
  link.hold()
  await vi.advanceTimersByTimeAsync(1000 + 2000)
  expect(opened).toHaveLength(0)
  await vi.advanceTimersByTimeAsync(4000)
  expect(opened).toHaveLength(1)
  expect(states).toEqual(['connecting', 'failed', 'failed', 'failed', 'open'])
})

test('a broken connection is made again at once', async () => {
  const { link, opened, settle } = setUp()
  link.hold()
  await settle()
  opened[0]?.breakIt()
  await settle()
  expect(opened).toHaveLength(2)
  expect(link.state().kind).toBe('open')
})

test('who asks gets the reason, and nobody is asked twice at once', async () => {
  const { link, opened, failing } = setUp()
  failing.count = 1
  await expect(link.get()).rejects.toMatchObject({ code: 'chain-unavailable' })
  expect(await link.get()).toBe(await link.get())
  expect(opened).toHaveLength(1)
})

test('a connection to a node that was given up is closed when it comes', async () => {
  const { link, opened, settle } = setUp()
  link.hold()
  link.renew()
  await settle()
  expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, false])
})
