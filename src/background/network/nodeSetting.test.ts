import { expect, test } from 'vitest'
import { networks } from '../../core/networks.ts'
import { parseNodeSetting } from './nodeSetting.ts'

const network = networks[0]!
const own = { nodes: network.nodes, faucet: network.faucet }

test('what was stored when there was one node is still good', () => {
  expect(parseNodeSetting({ node: 'ws://one:1', faucet: null }, network)).toEqual({
    nodes: ['ws://one:1'],
    faucet: null,
  })
  expect(parseNodeSetting({ node: 'ws://one:1' }, network)).toEqual({ nodes: ['ws://one:1'], faucet: network.faucet })
})

test('a list that cannot be used is as good as none', () => {
  for (const nodes of [[], ['x'], ['ws://a', 'ws://a/'], Array(6).fill('ws://a'), 'ws://a', 7])
    expect(parseNodeSetting({ nodes }, network)).toEqual(own)
  expect(parseNodeSetting(undefined, network)).toEqual(own)
})
