import { expect, test, vi } from 'vitest'
import { EntropyError } from '../core/errors.ts'
import type { Snapshot } from '../protocol/popup/api.ts'
import { fakeBackground } from './preview/fakes.ts'
import { connectRequest, empty, open } from './preview/snapshots.ts'
import { announce, createPopupStore, followAddress, followBackground, navigate, proceed } from './store.ts'

const locked: Snapshot = { ...open, vault: { kind: 'locked' } }
const connection = () => {
  let tell: (snapshot: Snapshot | null) => void = () => {}
  const port = {
    api: fakeBackground({ snapshot: open }),
    subscribe: (listener: typeof tell) => {
      tell = listener
      return () => {}
    },
  }
  return { port, tell: (snapshot: Snapshot | null) => tell(snapshot) }
}
const page = () => ({ location: { hash: '', replace: vi.fn() } })

test('paints what it last knew, then what the background says', () => {
  const store = createPopupStore(locked, '#/settings')
  expect(store.getState()).toMatchObject({ snapshot: locked, live: false, route: { at: 'settings' } })
  const { port, tell } = connection()
  followBackground(store, port)
  tell(open)
  expect(store.getState()).toMatchObject({ snapshot: open, live: true })
})

test('keeps the picture while the background is away, and says that it is old', () => {
  const store = createPopupStore(open, '')
  const { port, tell } = connection()
  followBackground(store, port)
  tell(open)
  tell(null)
  expect(store.getState()).toMatchObject({ snapshot: open, live: false })
})

test('follows the address bar', () => {
  const store = createPopupStore(open, '')
  const bar = { location: { hash: '', replace: vi.fn() }, addEventListener: vi.fn() }
  followAddress(store, bar)
  bar.location.hash = '#/request/c1'
  bar.addEventListener.mock.calls[0]?.[1]()
  expect(store.getState().route).toEqual({ at: 'request', id: 'c1' })
  navigate(store, bar, { at: 'settings' })
  expect(bar.location.hash).toBe('#/settings')
})

test('the screen stands still while an act is under way, then shows where it led, in one step', async () => {
  const store = createPopupStore(empty, '#/create')
  const { port, tell } = connection()
  followBackground(store, port)
  tell(empty)
  const seen: (readonly [Snapshot | null, string])[] = []
  store.subscribe(({ snapshot, route }) => seen.push([snapshot, route.at]))
  const tab = page()
  await proceed({ store, page: tab, background: port.api }, async () => {
    tell(locked)
    return { at: 'words' }
  })
  // In the place of what is done, which nobody should come back to.
  expect(tab.location.replace).toHaveBeenCalledWith('#/words')
  expect(seen.at(-1)).toEqual([open, 'words'])
  expect(seen.slice(0, -1).every(([snapshot, at]) => snapshot === empty && at === 'create')).toBe(true)
  expect(store.getState().held).toBeNull()
})

test('an act that fails leaves the screen where it was, with what happened meanwhile', async () => {
  const store = createPopupStore({ ...open, requests: [connectRequest] }, '#/request/c1')
  const { port, tell } = connection()
  followBackground(store, port)
  const act = async () => {
    tell(open)
    throw new EntropyError('timeout', 'test')
  }
  await expect(proceed({ store, page: page(), background: port.api }, act)).rejects.toThrow('test')
  expect(store.getState()).toMatchObject({ snapshot: open, held: null, route: { at: 'request', id: 'c1' } })
})

test('an act that never ends does not keep the screen', async () => {
  vi.useFakeTimers()
  const store = createPopupStore(empty, '#/create')
  const { port, tell } = connection()
  followBackground(store, port)
  const acting = proceed({ store, page: page(), background: port.api }, () => new Promise(() => undefined))
  const failed = expect(acting).rejects.toMatchObject({ code: 'timeout' })
  tell(open)
  await vi.advanceTimersByTimeAsync(90_000)
  await failed
  expect(store.getState()).toMatchObject({ snapshot: open, held: null })
  vi.useRealTimers()
})

test('says the same words twice if they are meant twice', () => {
  const store = createPopupStore(open, '')
  announce(store, 'Copied')
  const first = store.getState().announcement
  announce(store, 'Copied')
  expect(store.getState().announcement).not.toBe(first)
})
