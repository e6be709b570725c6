import { afterEach, expect, test, vi } from 'vitest'
import { drip } from './drip.ts'

const answer = (status: number, body: unknown) =>
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status }))
afterEach(() => vi.unstubAllGlobals())

test('gives what the faucet says it gave', async () => {
  answer(200, { amount: '1000', hash: '0x00' })
  expect(await drip('http://faucet/', '5x')).toEqual({ amount: '1000' })
})

test('a faucet that refuses for now is told from one that is empty, silent or odd', async () => {
  const code = () => drip('http://faucet', '5x').catch((error) => error.code)
  answer(429, { code: 'rate-limited' })
  expect(await code()).toBe('too-many-requests')
  for (const [status, body] of [
    [503, { code: 'chain-unavailable' }],
    [200, { amount: '-1' }],
    [500, 'odd'],
  ] as const) {
    answer(status, body)
    expect(await code()).toBe('faucet-empty')
  }
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('nobody there')))
  expect(await code()).toBe('faucet-empty')
})
