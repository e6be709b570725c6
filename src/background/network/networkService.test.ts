import { expect, test } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import { networks } from '../../core/networks.ts'
import { agreeing } from '../../network/agreeing/agreeing.ts'
import { memoryCell } from '../memory.testing.ts'
import { createSimulation } from '../registration/simulated/simulation.testing.ts'
import { openNetworkService } from './networkService.ts'

const id = new Uint8Array(32).fill(1)
const address = ss58Encode(id)

const setUp = async (stored?: unknown, network = networks[0]!) => {
  const simulation = await createSimulation(id)
  const urls: string[] = []
  const failure = { error: undefined as EntropyError | undefined }
  let told: (value: unknown) => void = () => undefined
  const cell = memoryCell<unknown>(stored)
  const service = await openNetworkService({
    network,
    agree: agreeing,
    setting: {
      ...cell,
      watch: (listener) => {
        told = listener
      },
    },
    connect: async (url) => {
      urls.push(url)
      if (failure.error) throw failure.error
      return simulation.chain
    },
    drip: async (faucet) => ({ amount: faucet }),
    addresses: () => [address],
  })
  /** Resolves once it is so: now, or after a change. */
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isSo()) return
        stop()
        resolve()
      }
      const stop = service.onChange(look)
      look()
    })
  return { service, simulation, urls, failure, cell, until, tell: (value: unknown) => told(value) }
}

test('nobody looks, nothing is asked', async () => {
  const { service, urls } = await setUp()
  expect(service.view()).toMatchObject({
    nodes: [{ url: 'ws://127.0.0.1:9944', status: { kind: 'connecting' } }],
    trust: 'single-node',
    enough: true,
    isDefault: true,
    status: { kind: 'connecting' },
  })
  expect([urls, service.balance(address)]).toEqual([[], null])
})

test('balances follow every block while somebody looks', async () => {
  const { service, simulation, until } = await setUp()
  const stop = service.watch()
  await until(() => service.balance(address) === '1000000000000')
  simulation.state.free = 5n
  const changed = until(() => service.balance(address) === '5')
  simulation.tick()
  await changed
  expect(service.view().status).toEqual({ kind: 'ready', block: 11 })
  stop()
})

test('says by name why there is no node', async () => {
  const { service, failure, until } = await setUp()
  failure.error = new EntropyError('wrong-network', 'another network')
  const failed = until(() => service.view().status.kind === 'failed')
  const stop = service.watch()
  await failed
  expect(service.view().status).toEqual({
    ...{ kind: 'failed', code: 'wrong-network', message: 'another network' },
    nodes: ['ws://127.0.0.1:9944'],
  })
  expect(service.connected()).toBe('failing')
  await expect(service.chain()).rejects.toMatchObject({ code: 'wrong-network' })
  stop()
})

test('the node can be changed here, or by whoever writes the setting', async () => {
  const { service, urls, cell, tell, until } = await setUp({ node: 'ws://one:1', faucet: null })
  const stop = service.watch()
  await until(() => service.view().status.kind === 'ready')
  await service.setNodes([' wss://two:2/ '])
  await until(() => service.view().status.kind === 'ready')
  expect(await cell.read()).toEqual({ nodes: ['wss://two:2'], faucet: null })
  tell({ node: 'ws://three:3', faucet: 'http://faucet' })
  await until(() => service.view().status.kind === 'ready')
  expect(urls).toEqual(['ws://one:1', 'wss://two:2', 'ws://three:3'])
  expect(await service.drip(address)).toEqual({ amount: 'http://faucet' })
  stop()
})

test.each([
  [],
  [''],
  ['http://node'],
  ['javascript:alert(1)'],
  ['ws://'],
  [`ws://${'x'.repeat(300)}`],
  ['ws://a:b@c'],
  ['ws://a', 'ws://a/'],
  ['ws://1', 'ws://2', 'ws://3', 'ws://4', 'ws://5', 'ws://6'],
])('refused as nodes: %s', async (...urls) => {
  const { service } = await setUp({ node: 'ws://one:1', faucet: null })
  await expect(service.setNodes(urls)).rejects.toMatchObject({ code: 'invalid-argument' })
  await expect(service.drip(address)).rejects.toMatchObject({ code: 'unsupported' })
})

test('a setting that cannot be read is as good as none', async () => {
  const { service } = await setUp({ node: 7 })
  expect(service.view()).toMatchObject({
    nodes: [{ url: 'ws://127.0.0.1:9944' }],
    faucet: 'http://127.0.0.1:3010',
  })
})

test('behavior: a node that is chosen while the stored one is read is the one that counts', async () => {
  const simulation = await createSimulation(id)
  const urls: string[] = []
  let told: (value: unknown) => void = () => undefined
  const service = await openNetworkService({
    network: networks[0]!,
    agree: agreeing,
    setting: {
      ...memoryCell<unknown>(),
      watch: (listener) => {
        told = listener
      },
      read: async () => {
        told({ node: 'ws://chosen.example' })
        return { node: 'ws://stored.example' }
      },
    },
    connect: async (url) => {
      urls.push(url)
      return simulation.chain
    },
    drip: async (faucet) => ({ amount: faucet }),
    addresses: () => [address],
  })
  await service.chain()
  expect(urls).toEqual(['ws://chosen.example'])
})
