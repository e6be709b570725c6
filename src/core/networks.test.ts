import { expect, test } from 'vitest'
import { isTrusted, networks } from './networks.ts'

test('the development network takes one node at its word, and is the only one that does', () => {
  const [development, ...others] = networks
  expect(isTrusted(development!, development!.nodes)).toBe(true)
  for (const network of others) expect(network.trust).toBe('nodes-agree')
})

test('every other network wants two nodes of different operators', () => {
  const network = { trust: 'nodes-agree' } as const
  expect(isTrusted(network, [])).toBe(false)
  expect(isTrusted(network, ['wss://one.example'])).toBe(false)
  expect(isTrusted(network, ['wss://one.example', 'wss://one.example:444/path'])).toBe(false)
  expect(isTrusted(network, ['wss://one.example', 'wss://two.example'])).toBe(true)
})

test('no node is no node', () => {
  expect(isTrusted({ trust: 'single-node' }, [])).toBe(false)
})
