import { expect, test } from 'vitest'
import { concat, type Hex, toHex, u32le } from '../../core/bytes.ts'
import { exampleParameters, exampleServersParameters } from '../../core/chain/registry.testing.ts'
import { healingCodec, registryParametersCodec } from '../../core/chain/registry.ts'
import { serversParametersCodec } from '../../core/chain/servers.ts'
import { storageKey } from '../../core/chain/storageKey.ts'
import { rosterHash } from '../../core/dealing/roster.ts'
import { networks } from '../../core/networks.ts'
import { connectChain } from './connection.ts'

const network = { ...networks[0]!, genesis: `0x${'ee'.repeat(32)}` as Hex }
const account = new Uint8Array(32).fill(1)
const member = {
  stash: new Uint8Array(32).fill(2),
  tssAccount: new Uint8Array(32).fill(3),
  x25519PublicKey: new Uint8Array(32).fill(4),
}
const encodedMembers = concat(Uint8Array.of(4), ...Object.values(member))
const endpoint = new TextEncoder().encode('http://127.0.0.1:3001')
const server = concat(
  member.tssAccount,
  member.x25519PublicKey,
  Uint8Array.of(endpoint.length << 2),
  endpoint,
  new Uint8Array(16),
  Uint8Array.of(1, 0),
)
const rosterInfo = (hash: Uint8Array) => concat(hash, Uint8Array.of(2), u32le(0))
const honest = new Map<string, Uint8Array>([
  [toHex(storageKey.account(account)), concat(u32le(7), new Uint8Array(12), Uint8Array.of(5), new Uint8Array(63))],
  [toHex(storageKey.currentRoster), u32le(0)],
  [toHex(storageKey.rosterInfo(0)), rosterInfo(rosterHash([[member], [member]]))],
  [toHex(storageKey.rosterMembers(0, 0)), encodedMembers],
  [toHex(storageKey.rosterMembers(0, 1)), encodedMembers],
  [toHex(storageKey.server(member.stash)), server],
])

/** A node at block 9; `lies` replace its answers by method. */
const node = (storage: ReadonlyMap<string, Uint8Array>, lies: Record<string, unknown> = {}) => {
  const topics = new Map<string, (value: unknown) => void>()
  const answers: Record<string, (...params: never[]) => unknown> = {
    chain_getBlockHash: (number?: number) => (number === 0 ? network.genesis : `0x${'09'.repeat(32)}`),
    chain_getFinalizedHead: () => `0x${'08'.repeat(32)}`,
    chain_getHeader: (hash: string) => ({ number: hash === `0x${'08'.repeat(32)}` ? '0x8' : '0x9' }),
    state_getRuntimeVersion: () => ({ specName: 'entropy', specVersion: 1, transactionVersion: 1 }),
    state_queryStorageAt: (keys: string[]) => [
      { changes: keys.map((key) => [key, storage.has(key) ? toHex(storage.get(key)!) : null]) },
    ],
  }
  const state = { isClosed: false, break: (): void => undefined }
  const open = async (_: string, onClosed: () => void) => {
    state.break = onClosed
    return {
      call: async (method: string, ...params: unknown[]) => {
        const lie = lies[method]
        const said = typeof lie === 'function' ? lie(...params) : lie
        return said === undefined ? answers[method]?.(...(params as never[])) : said
      },
      subscribe: async (topic: string, _method: string, listener: (value: unknown) => void) =>
        void topics.set(topic, listener),
      close: () => {
        state.isClosed = true
      },
    }
  }
  return {
    state,
    topics,
    connect: (onClosed: () => void = () => undefined) => connectChain('ws://node', network, onClosed, open),
  }
}
const rejected = (lies: Record<string, unknown>) =>
  node(honest, lies)
    .connect()
    .then(
      () => 'connected',
      ({ code }) => code,
    )

test('reads values at a block', async () => {
  const chain = await node(honest).connect()
  expect(await chain.account(account, chain.heads().best)).toEqual({ nonce: 7, free: 5n, reserved: 0n, frozen: 0n })
  const { subgroups } = await chain.roster(chain.heads().finalized)
  expect(subgroups).toEqual([
    [{ ...member, endpoint: 'http://127.0.0.1:3001' }],
    [{ ...member, endpoint: 'http://127.0.0.1:3001' }],
  ])
  chain.close()
})

test('follows both heads; the finalized one never goes back', async () => {
  const { topics, connect } = node(honest)
  const chain = await connect()
  const arrived = (topic: string, number: string) =>
    new Promise<void>((resolve) => {
      const stop = chain.onHeads(() => {
        stop()
        resolve()
      })
      topics.get(topic)?.({ number })
    })
  await arrived('chain_newHead', '0xa')
  await arrived('chain_finalizedHead', '0xa')
  topics.get('chain_finalizedHead')?.({ number: '0x3' })
  topics.get('chain_newHead')?.({ number: 'soon' })
  await arrived('chain_newHead', '0xb')
  expect([chain.heads().best.number, chain.heads().finalized.number]).toEqual([11, 10])
  chain.close()
})

test('a node of another network, or of another runtime, is refused by name and closed', async () => {
  const { state, connect } = node(honest, { chain_getBlockHash: `0x${'11'.repeat(32)}` })
  await expect(connect()).rejects.toMatchObject({ code: 'wrong-network' })
  expect(state.isClosed).toBe(true)
  expect(
    await rejected({ state_getRuntimeVersion: { specName: 'entropy', specVersion: 2, transactionVersion: 1 } }),
  ).toBe('wrong-runtime')
  expect(await rejected({ state_getRuntimeVersion: 'entropy' })).toBe('chain-unavailable')
  expect(await rejected({ chain_getHeader: { number: -1 } })).toBe('chain-unavailable')
})

test('a chain that was started anew is told from one that is behind, and from ours', async () => {
  const [first, other] = [new Uint8Array(32).fill(9), new Uint8Array(32).fill(1)]
  const healing = { block: 5, until: 600, excluded: [0, 1, 0] }
  const known = new Map(honest)
    .set(toHex(storageKey.parameters), registryParametersCodec.enc(exampleParameters))
    .set(toHex(storageKey.serversParameters), serversParametersCodec.enc(exampleServersParameters))
    .set(toHex(storageKey.healing(account)), healingCodec.enc(healing))
  const history = async (number: number, firstBlock: Uint8Array | null) => {
    const lies = number > 9 ? { chain_getBlockHash: (n?: number) => (n === number ? null : undefined) } : {}
    const chain = await node(known, lies).connect()
    const start = { number, hash: first, firstBlock }
    const view = await chain.view(account, new Uint8Array(33), start, chain.heads())
    expect(view.final.healing).toEqual(healing)
    expect((await chain.standing(account, chain.heads().finalized)).healing).toEqual(healing)
    return view.history
  }
  expect(await history(5, first)).toBe('ours')
  expect(await history(5, null)).toBe('ours')
  expect(await history(5, other)).toBe('another')
  expect(await history(500, first)).toBe('behind')
  expect(await history(500, other)).toBe('another')
})

test('malformed values and values left out are the node’s fault', async () => {
  const answers = [null, [], [{ changes: [] }], [{ changes: [[toHex(storageKey.account(account)), '0x12']] }]]
  for (const answer of answers) {
    const chain = await node(honest, { state_queryStorageAt: answer ?? 'nothing' }).connect()
    await expect(chain.account(account, chain.heads().best)).rejects.toMatchObject({ code: 'chain-unavailable' })
    chain.close()
  }
})

test('a roster that does not fit its hash is caught', async () => {
  const lying = new Map(honest).set(toHex(storageKey.rosterInfo(0)), rosterInfo(new Uint8Array(32)))
  const chain = await node(lying).connect()
  await expect(chain.roster(chain.heads().finalized)).rejects.toMatchObject({ code: 'invalid-roster' })
  chain.close()
})

test('an upgrade of the runtime while connected ends the connection; the same version does not', async () => {
  let calls = 0
  const { state, topics, connect } = node(honest)
  await connect(() => {
    calls++
  })
  const version = { specName: 'entropy', specVersion: 1, transactionVersion: 1 }
  topics.get('state_runtimeVersion')?.(version)
  expect([calls, state.isClosed]).toEqual([0, false])
  topics.get('state_runtimeVersion')?.({ ...version, specVersion: 2 })
  expect([calls, state.isClosed]).toEqual([1, true])
})

test('tells once when the connection breaks', async () => {
  let calls = 0
  const { state, connect } = node(honest)
  await connect(() => {
    calls++
  })
  state.break()
  state.break()
  expect([calls, state.isClosed]).toEqual([1, true])
})

test('a block of which only the header is kept is told from one that is not known', async () => {
  const asked = async (lies: Record<string, unknown>) => {
    const chain = await node(honest, { chain_getBlock: null, ...lies }).connect()
    return chain.block(new Uint8Array(32)).catch(({ code }) => code)
  }
  expect(await asked({})).toBe('history-pruned')
  const isUnknown = (hash?: string) => (hash === `0x${'00'.repeat(32)}` ? null : undefined)
  expect(await asked({ chain_getHeader: isUnknown })).toBe('chain-unavailable')
})
