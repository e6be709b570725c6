import { expect, test } from 'vitest'
import { concat, toHex } from '../../../src/core/bytes.ts'
import { exampleServersParameters } from '../../../src/core/chain/registry.testing.ts'
import { rosterInfoCodec, serversParametersCodec } from '../../../src/core/chain/servers.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { rosterMembersCodec } from '../../../src/core/dealing/roster.ts'
import { u32 } from '../../../src/core/scale.ts'
import type { Work } from '../chain/submitter.ts'
import type { DealingEntry } from '../store/record.ts'
import { makeChain } from '../testing/chain.ts'
import { keySetsOf, makeServers, makeState, makeView } from '../testing/network.ts'
import { createKeyKeeper } from './keeper.ts'
import type { KeySet } from './keySet.ts'

const [[former, current]] = (await makeServers(1, 2)) as [[Server, Server]]
type Server = Awaited<ReturnType<typeof makeServers>>[0][0]

/** The chain names the later of two key sets, and the roster in force as well. */
const setUp = async ({ savings = 0n, entries = [] as DealingEntry[] } = {}) => {
  const storage = new Map<string, unknown>()
  const put = (key: Uint8Array, value: Uint8Array) => void storage.set(toHex(key), toHex(value))
  put(storageKey.serversParameters, serversParametersCodec.enc(exampleServersParameters))
  put(storageKey.currentRoster, u32.enc(1))
  put(storageKey.rosterInfo(1), rosterInfoCodec.enc({ hash: new Uint8Array(32), subgroups: 1, since: 1 }))
  const { stash, tssAccount, x25519PublicKey } = current
  put(storageKey.rosterMembers(1, 0), rosterMembersCodec.enc([{ stash, tssAccount, x25519PublicKey }]))
  const keySets = await keySetsOf(former, current)
  const sets = [...keySets.all()]
  const accounts = new Map([[toHex(former.tssAccount), { nonce: 3, free: savings }]])
  const view = makeView({ ...makeState(500, [], current), accounts })
  const { chain } = makeChain(view, storage)
  const forgotten: KeySet[] = []
  const submitted: Work[] = []
  const errors: unknown[] = []
  const keeper = createKeyKeeper({
    ...{ chain, keySets, dealings: { entries: () => entries } },
    submitters: {
      of: (keys) => ({
        submit: (work) => void submitted.push({ ...work, key: toHex(keys.tssAccount) }),
        advance: () => undefined,
        hasForeignNonce: () => false,
        idle: async () => undefined,
      }),
    },
    forget: async (set) => void forgotten.push(set),
    onError: (error) => void errors.push(error),
  })
  const look = async () => {
    view.state = view.final = { ...view.final!, block: { ...view.final!.block, number: view.final!.block.number + 1 } }
    keeper.advance()
    await new Promise((resolve) => setImmediate(resolve))
    for (let turns = 0; turns < 50; turns++) await Promise.resolve()
  }
  return { keeper, look, view, storage, accounts, forgotten, submitted, errors, sets }
}

test('a former key set that nothing names is forgotten', async () => {
  const { look, forgotten, submitted, sets } = await setUp()
  await look()
  expect(forgotten).toEqual([sets[0]])
  expect(submitted).toEqual([])
})

test('what its account has goes to the new one first, by its own signature', async () => {
  const { look, forgotten, submitted, accounts } = await setUp({ savings: 1_000n })
  await look()
  expect(forgotten).toEqual([])
  const call = concat(Uint8Array.of(4, 4, 0), current.tssAccount, Uint8Array.of(0))
  expect(submitted).toEqual([{ key: toHex(former.tssAccount), name: 'transferAll', call }])
  accounts.delete(toHex(former.tssAccount))
  await look()
  expect(forgotten).toHaveLength(1)
})

test('what would not pay for the transfer is left', async () => {
  const { look, forgotten, submitted } = await setUp({ savings: 9n })
  await look()
  expect([forgotten.length, submitted.length]).toEqual([1, 0])
})

test('a set stays while the store has a dealing under it that is not over', async () => {
  const entry = { ...{ registrant: new Uint8Array(32), dealingHash: new Uint8Array(32), attempt: 1, subgroup: 0 } }
  const about = { ...entry, member: 1, accounts: [current.tssAccount, former.tssAccount], members: [] }
  const entries: DealingEntry[] = [{ ...about, state: 'held' }]
  const { look, forgotten } = await setUp({ entries })
  await look()
  expect(forgotten).toEqual([])
  entries[0] = { ...about, state: 'kept' }
  await look()
  expect(forgotten).toHaveLength(1)
})

test('nothing is forgotten by a chain that is stale, that cannot be read, or whose record names neither set', async () => {
  const { look, forgotten, view, storage, errors } = await setUp()
  view.is = 'stale'
  await look()
  view.is = 'ready'
  const server = view.final!.server!
  view.final = { ...view.final!, server: { ...server, x25519PublicKey: new Uint8Array(32) } }
  await look()
  view.final = { ...view.final!, server }
  storage.delete(toHex(storageKey.rosterInfo(1)))
  await look()
  expect(forgotten).toEqual([])
  expect(errors).toHaveLength(1)
})

test('stopped, it does nothing any more', async () => {
  const { keeper, look, forgotten } = await setUp()
  await keeper.stop()
  await look()
  expect(forgotten).toEqual([])
})
