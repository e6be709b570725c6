import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import { networks } from '../../core/networks.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { agreeing } from '../../network/agreeing/agreeing.ts'
import { createNode } from '../../network/agreeing/node.testing.ts'
import { memoryCell } from '../memory.testing.ts'
import { openNetworkService } from './networkService.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const address = ss58Encode(new Uint8Array(32).fill(1))
const [one, two, three] = ['ws://one.example', 'ws://two.example', 'ws://three.example']

/** A wallet that asks these nodes; `lies` by address. */
const setUp = async (urls: readonly string[], lies: Record<string, Partial<Chain>> = {}, network = networks[0]!) => {
  const nodes = new Map(urls.map((url) => [url, createNode(lies[url])]))
  const down = new Set<string>()
  const hanging = new Set<string>()
  const cut = new Map<string, () => void>()
  const opened: string[] = []
  const service = await openNetworkService({
    network,
    agree: agreeing,
    setting: { ...memoryCell<unknown>({ nodes: urls, faucet: null }), watch: () => undefined },
    connect: async (url, _network, onClosed) => {
      opened.push(url)
      if (hanging.has(url)) await new Promise(() => undefined)
      if (down.has(url)) throw new EntropyError('chain-unavailable', 'down')
      const node = nodes.get(url) ?? createNode(lies[url])
      nodes.set(url, node)
      cut.set(url, onClosed)
      return { ...node.chain, close: () => undefined }
    },
    drip: async () => ({ amount: '1' }),
    addresses: () => [address],
  })
  return { service, nodes, down, hanging, cut, opened, settle: (ms = 0) => vi.advanceTimersByTimeAsync(ms) }
}
type World = Awaited<ReturnType<typeof setUp>>
const states = ({ service }: World) =>
  service.view().nodes.map(({ status }) => (status.kind === 'failed' ? status.code : status.kind))

test('several nodes are ready together, each with its own state, and the screen says that they agree', async () => {
  const world = await setUp([one, two])
  world.service.watch()
  await world.settle()
  expect(world.service.view()).toMatchObject({ trust: 'nodes-agree', status: { kind: 'ready', block: 12 } })
  expect(states(world)).toEqual(['ready', 'ready'])
  expect(world.service.balance(address)).toBe('5')
  world.nodes.get(one)?.come(13, 11)
  await world.settle()
  expect(world.service.view()).toMatchObject({
    nodes: [{ status: { block: 13 } }, { status: { block: 12 } }],
    status: { block: 12 },
  })
})

test('one that does not answer is named, the others keep their connection, and it is tried again', async () => {
  const world = await setUp([one, two])
  world.down.add(two)
  world.service.watch()
  await world.settle()
  expect(world.service.view().status).toMatchObject({ kind: 'failed', code: 'chain-unavailable', nodes: [two] })
  expect(states(world)).toEqual(['ready', 'chain-unavailable'])
  await expect(world.service.chain()).rejects.toMatchObject({ code: 'chain-unavailable', data: { nodes: [two] } })
  expect(world.service.connected()).toBe('failing')
  world.down.delete(two)
  await world.settle(10_000)
  expect(world.service.view().status.kind).toBe('ready')
  expect(world.opened.filter((url) => url === one)).toHaveLength(1)
})

test('SECURITY 31: a node that lies about a balance is named, and nothing is read or handed in until it is left out', async () => {
  const lie = { account: async () => ({ nonce: 0, free: 10n ** 18n, reserved: 0n, frozen: 0n }) }
  const world = await setUp([one, two, three], { [two]: lie })
  world.service.watch()
  await world.settle()
  const named = { kind: 'failed', code: 'nodes-disagree', nodes: [two], about: 'account' }
  expect(world.service.view().status).toMatchObject(named)
  expect(states(world)).toEqual(['ready', 'nodes-disagree', 'ready'])
  expect(world.service.balance(address)).toBeNull()
  await expect(world.service.chain()).rejects.toMatchObject({ code: 'nodes-disagree' })
  await world.settle(120_000)
  expect(world.service.view().status).toMatchObject(named)
  await world.service.setNodes([one, three])
  await world.settle()
  expect(world.service.view().status.kind).toBe('ready')
  expect(world.service.balance(address)).toBe('5')
})

test('SECURITY 31: a node with another chain is named, and believed again only when the user tries again', async () => {
  const world = await setUp([one, two])
  const liar = world.nodes.get(two)!
  liar.state.chain = 'another'
  world.service.watch()
  await world.settle()
  expect(world.service.view().status).toMatchObject({ code: 'nodes-disagree', nodes: [one, two], about: 'block' })
  liar.state.chain = 'true'
  await world.settle(120_000)
  expect(world.service.connected()).toBe('failing')
  world.service.retry()
  await world.settle()
  expect(world.service.view().status.kind).toBe('ready')
})

test('nodes far apart are named until the slow one has caught up', async () => {
  const world = await setUp([one, two])
  world.service.watch()
  await world.settle()
  world.nodes.get(one)?.come(60, 58)
  await world.settle()
  expect(world.service.view().status).toMatchObject({ kind: 'failed', code: 'nodes-apart', nodes: [one, two] })
  expect(world.service.connected()).toBe('failing')
  world.nodes.get(two)?.come(60, 58)
  await world.settle()
  expect(world.service.view().status).toEqual({ kind: 'ready', block: 60 })
})

test('a node that cannot say which blocks it has is named, and asked again after a while', async () => {
  const world = await setUp([one, two])
  const mute = world.nodes.get(two)!
  mute.come(20, 18)
  mute.state.silent = true
  world.service.watch()
  await world.settle()
  expect(world.service.view().status).toMatchObject({ kind: 'failed', code: 'chain-unavailable', nodes: [two] })
  mute.state.silent = false
  await world.settle(5_000)
  expect(world.service.view().status.kind).toBe('ready')
})

test('a connection that breaks takes the whole with it, until it is made again', async () => {
  const world = await setUp([one, two])
  world.service.watch()
  await world.settle()
  world.cut.get(two)?.()
  expect(world.service.connected()).toBe('connecting')
  await world.settle()
  expect(world.service.view().status.kind).toBe('ready')
})

test('a wait for nodes that hang has an end', async () => {
  const world = await setUp([one, two])
  world.hanging.add(two)
  const refused = expect(world.service.chain()).rejects.toMatchObject({ code: 'chain-unavailable' })
  await world.settle(20_000)
  await refused
})

test('nobody looks, nobody is asked; what was held goes over to other nodes', async () => {
  const world = await setUp([one, two])
  expect(world.opened).toEqual([])
  const stop = world.service.watch()
  await world.settle()
  await world.service.setNodes([three])
  await world.settle()
  expect(world.opened).toEqual([one, two, three])
  expect(world.service.view()).toMatchObject({ trust: 'single-node', status: { kind: 'ready' } })
  stop()
  expect(world.service.connected()).toBe('connecting')
})

test('a network of full nodes is not trusted with one node, however good it is', async () => {
  const network = { ...networks[0]!, trust: 'nodes-agree' as const }
  const world = await setUp([one], {}, network)
  expect([world.service.isTrusted(), world.service.view().enough]).toEqual([false, false])
  await world.service.setNodes([one, two])
  expect([world.service.isTrusted(), world.service.view().enough]).toEqual([true, true])
})
