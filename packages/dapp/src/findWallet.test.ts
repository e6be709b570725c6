import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { WalletNotFoundError } from './errors.ts'
import { findWallet } from './findWallet.ts'
import { createMockWallet } from './mock/createMockWallet.ts'

const { provider } = createMockWallet()
const page = globalThis as { injectedWeb3?: Record<string, unknown> }

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', new EventTarget())
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  delete page.injectedWeb3
})

const announcement = (given: unknown, name = 'Entropy Wallet') => ({ info: { name }, provider: given })
/** A wallet that answers what `@substrate/discovery` asks. */
const answer = (detail: unknown): void =>
  window.addEventListener('substrateDiscovery:requestProvider', (event) =>
    (event as CustomEvent<{ onProvider(detail: unknown): void }>).detail.onProvider(detail),
  )

test('a wallet that is there is found, and not asked anything', async () => {
  page.injectedWeb3 = { 'entropy-wallet': provider }
  expect(await findWallet()).toBe(provider)
})

test('a wallet that comes late is waited for', async () => {
  const found = findWallet({ wait: 500 })
  await vi.advanceTimersByTimeAsync(300)
  page.injectedWeb3 = { 'entropy-wallet': provider }
  await vi.advanceTimersByTimeAsync(100)
  expect(await found).toBe(provider)
})

test('who waits for ever does not give up at once', async () => {
  let isOver = false
  const found = findWallet({ wait: Number.POSITIVE_INFINITY }).finally(() => {
    isOver = true
  })
  await vi.advanceTimersByTimeAsync(3_600_000)
  expect(isOver).toBe(false)
  page.injectedWeb3 = { 'entropy-wallet': provider }
  await vi.advanceTimersByTimeAsync(50)
  expect(await found).toBe(provider)
})

test('a wallet that another has kept out of `injectedWeb3` is found by its answer', async () => {
  page.injectedWeb3 = Object.freeze({ other: { enable: () => undefined } })
  answer(announcement(provider))
  expect(await findWallet()).toBe(provider)
})

test('a wallet that announces itself late is heard, also when it hands over a promise', async () => {
  const found = findWallet()
  const detail = announcement(Promise.resolve(provider))
  window.dispatchEvent(new CustomEvent('substrateDiscovery:announceProvider', { detail }))
  expect(await found).toBe(provider)
})

test('no wallet is an error that says what to do, after the wait and not before', async () => {
  let error: unknown
  findWallet({ wait: 500 }).catch((reason) => {
    error = reason
  })
  await vi.advanceTimersByTimeAsync(499)
  expect(error).toBeUndefined()
  await vi.advanceTimersByTimeAsync(1)
  expect(error).toBeInstanceOf(WalletNotFoundError)
  expect((error as WalletNotFoundError).hint).toMatch(/Install/)
  expect(vi.getTimerCount()).toBe(0)
})

test('another wallet, a false one, and nonsense are not taken for it', async () => {
  page.injectedWeb3 = { 'entropy-wallet': {}, other: provider }
  for (const detail of [announcement(provider, 'Another'), announcement({}), announcement(Promise.reject()), null, 7])
    answer(detail)
  const found = expect(findWallet({ wait: 500 })).rejects.toBeInstanceOf(WalletNotFoundError)
  await vi.advanceTimersByTimeAsync(500)
  await found
})

test('whoever waits no longer may say so', async () => {
  const abort = new AbortController()
  const found = expect(findWallet({ signal: abort.signal })).rejects.toThrow('enough')
  abort.abort(new Error('enough'))
  await found
  expect(vi.getTimerCount()).toBe(0)
})

test('on a server there is none, and that is said at once', async () => {
  vi.unstubAllGlobals()
  await expect(findWallet()).rejects.toBeInstanceOf(WalletNotFoundError)
})
