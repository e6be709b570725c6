import { expect, test, vi } from 'vitest'
import { childrenChanged } from '../platform/mutations.testing.ts'
import './browser.testing.ts'

const page = new EventTarget()
const document = { documentElement: 'the first' }
vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
vi.stubGlobal('dispatchEvent', page.dispatchEvent.bind(page))
vi.stubGlobal('document', document)
const { announce } = await import('./announce.ts')

test('who listens hears of the wallet, and again once the page has written itself anew; who asks is answered once', () => {
  const heard: unknown[] = []
  const hear = ({ detail }: { detail?: unknown }) => heard.push(detail)
  page.addEventListener('substrateDiscovery:announceProvider', hear as EventListener)
  const provider = { version: '1.0.0', enable: async () => ({}) as never }
  announce(provider)
  // A comment after the page's root, say.
  childrenChanged()
  expect(heard).toEqual([
    expect.objectContaining({
      kind: 'injected-web3',
      provider,
      info: expect.objectContaining({ name: 'Entropy Wallet' }),
    }),
  ])
  document.documentElement = 'another'
  childrenChanged()
  expect(heard).toHaveLength(2)
  expect(heard[1]).toBe(heard[0])
  const found: unknown[] = []
  const ask = { onProvider: (detail: unknown) => found.push(detail) }
  page.dispatchEvent(new CustomEvent('substrateDiscovery:requestProvider', { detail: ask }))
  expect(found).toEqual([heard[0]])
})

test('SECURITY 11: what a page has put where objects inherit from changes nothing of it', () => {
  const heard: unknown[] = []
  const hear = ({ bubbles, cancelable }: Event) => heard.push([bubbles, cancelable])
  page.addEventListener('substrateDiscovery:announceProvider', hear)
  Object.assign(Object.prototype, { bubbles: true, cancelable: true })
  vi.stubGlobal('CustomEvent', undefined)
  vi.stubGlobal('dispatchEvent', undefined)
  document.documentElement = 'a third'
  try {
    childrenChanged()
  } finally {
    for (const name of ['bubbles', 'cancelable']) Reflect.deleteProperty(Object.prototype, name)
  }
  expect(heard).toEqual([[false, false]])
})
