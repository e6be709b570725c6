import pino from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import type { ChainState } from '../chain/state.ts'
import { expectOwnRecord } from '../keys/ownRecord.ts'
import { keySetsOf, makeServers, makeState, makeView } from '../testing/network.ts'
import { createAlarms } from './alarms.ts'
import { type HealthNeeds, watchHealth } from './health.ts'
import { createMetrics } from './metrics.ts'

const own = (await makeServers(2, 1))[0]![0]!
const keySets = await keySetsOf(own)
const good = makeState(7, [], own)
const poor = new Map([[toHex(own.tssAccount), { nonce: 0, free: 9n }]])

const healthOf = async (state: ChainState | undefined, change: Partial<HealthNeeds> = {}) => {
  const health = await watchHealth({
    view: makeView(state),
    keySets,
    isReconciled: () => true,
    canAccuse: true,
    probeStore: async () => undefined,
    hasForeignNonce: () => false,
    isStopping: () => false,
    onRefresh: () => undefined,
    ...change,
  })
  onTestFinished(health.stop)
  return health.now()
}

test('ready, with the blocks that it has seen', async () => {
  expect(await healthOf(good)).toEqual({ reason: undefined, bestBlock: 7, finalizedBlock: 7 })
})

const stale = makeView(good)
stale.is = 'stale'
const syncing = makeView(good)
syncing.is = 'syncing'

const elsewhere = { x25519PublicKey: new Uint8Array(32) }

test.each<[string, ChainState, Partial<HealthNeeds>]>([
  ['stopping', good, { isStopping: () => true }],
  ['chain: stale', good, { view: stale }],
  ['chain: syncing', good, { view: syncing }],
  ['store: not writable', good, { probeStore: () => Promise.reject(new Error('full')) }],
  ['keys: no server on chain has this tss account', { ...good, server: undefined }, {}],
  ['keys: another X25519 key is on chain', { ...good, server: { ...good.server!, ...elsewhere } }, {}],
  ['store: not yet compared with the chain', good, { isReconciled: () => false }],
  ['library: no native secp256k1, a bad envelope would cost bond', good, { canAccuse: false }],
  ['account: too little for fees', { ...good, accounts: poor, tssReserve: 100n }, {}],
  ['account: another process uses it', good, { hasForeignNonce: () => true }],
])('not ready: %s', async (reason, state, change) => {
  expect((await healthOf(state, change)).reason).toBe(reason)
})

test('starts only with the keys that are on chain', async () => {
  await expectOwnRecord({ first: Promise.resolve(good) }, keySets)
  const nobody = { first: Promise.resolve({ ...good, server: undefined }) }
  await expect(expectOwnRecord(nobody, keySets)).rejects.toThrow(/no server on chain has the tss account 5/)
  const rotated = { ...good, server: { ...good.server!, x25519PublicKey: new Uint8Array(32) } }
  await expect(expectOwnRecord({ first: Promise.resolve(rotated) }, keySets)).rejects.toThrow('X25519 key on chain')
  const wrong = { first: Promise.reject(new Error('wrong-genesis')) }
  await expect(expectOwnRecord(wrong, keySets)).rejects.toThrow('not one of this network: wrong-genesis')
})

test('the same alarm is logged once a minute, another one at once', () => {
  const lines: string[] = []
  let now = 0
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const alarms = createAlarms(log, createMetrics(), () => now)
  alarms.raise('bad-envelope', 'a')
  alarms.raise('bad-envelope', 'a')
  alarms.raise('bad-envelope', 'b')
  expect(lines).toHaveLength(2)
  now = 60_000
  alarms.raise('bad-envelope', 'a')
  expect(lines).toHaveLength(3)
})
