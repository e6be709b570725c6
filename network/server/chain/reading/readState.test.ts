import { expect, test } from 'vitest'
import { concat, toHex } from '../../../../src/core/bytes.ts'
import { registeredKeyCodec } from '../../../../src/core/chain/registry.ts'
import { serverInfoCodec } from '../../../../src/core/chain/servers.ts'
import { storageKey } from '../../../../src/core/chain/storageKey.ts'
import { genesis, keySetsOf, makeDealing, makeServers, registeredKeyOf } from '../../testing/network.ts'
import { answerFrom, makeStorage, type NodeStorage } from '../../testing/node.ts'
import { accountOf } from '../accountOf.ts'
import type { Link } from '../connection/link.ts'
import { createDealingCache } from './readDealing.ts'
import { readState, type StateSource } from './readState.ts'

const servers = await makeServers(3, 2)
const own = servers[0]![0]!
const keySets = await keySetsOf(own)
const dealing = await makeDealing(servers)
const other = await makeDealing(servers)
const { registrant } = dealing
const block = { number: 101, hash: new Uint8Array(32).fill(101) }

const read = async (storage: NodeStorage, change: Partial<StateSource> & { answer?: Record<string, unknown> } = {}) => {
  const unreadable: string[] = []
  const asked: string[] = []
  const answer = answerFrom(storage, genesis, asked)
  const link: Link = {
    call: async <T>(method: string, params: readonly unknown[]) =>
      (change.answer && method in change.answer ? change.answer[method] : answer(method, params)) as T,
    close: () => undefined,
  }
  const source: StateSource = {
    ...{ link, genesis, keySets, watched: [] },
    dealings: createDealingCache(),
    onUnreadable: (account) => void unreadable.push(toHex(account)),
    ...change,
  }
  return { state: await readState(source, block), unreadable, asked }
}

test('reads every registration in flight, and what the chain has of this server', async () => {
  const { state, unreadable } = await read(makeStorage([dealing, other]))
  expect([...state.registrations.keys()].sort()).toEqual([toHex(registrant), toHex(other.registrant)].sort())
  const found = state.registrations.get(toHex(registrant))
  expect(found).toMatchObject({ kind: 'dealt', dealt: dealing.dealt, roster: dealing.roster })
  expect(state).toMatchObject({ server: undefined, accounts: new Map(), tssReserve: 7n })
  expect(unreadable).toEqual([])
})

test('finds its record by whichever of its keys the chain has, and every account of its own', async () => {
  const successor = servers[1]![0]!
  const both = await keySetsOf(own, successor)
  const putRecord = (storage: NodeStorage, { tssAccount, x25519PublicKey }: typeof own) => {
    const status = { kind: 'seated' as const, subgroup: 0 }
    const info = { tssAccount, x25519PublicKey, endpoint: 'http://a', bond: 1n, status }
    storage.set(toHex(storageKey.stashOfTss(tssAccount)), toHex(own.stash))
    storage.set(toHex(storageKey.server(own.stash)), toHex(serverInfoCodec.enc(info)))
  }
  const storage = makeStorage([dealing])
  for (const [nonce, account] of [own, successor].entries())
    storage.set(
      toHex(storageKey.account(account.tssAccount)),
      toHex(concat(Uint8Array.of(nonce + 1), new Uint8Array(15), Uint8Array.of(5), new Uint8Array(63))),
    )
  for (const current of [own, successor]) {
    putRecord(storage, current)
    const { state } = await read(storage, { keySets: both })
    expect(state.server?.tssAccount).toEqual(current.tssAccount)
    expect(accountOf(state, own.tssAccount)).toMatchObject({ nonce: 1, free: 5n })
    expect(accountOf(state, successor.tssAccount)).toMatchObject({ nonce: 2, free: 5n })
  }
  putRecord(storage, { ...successor, x25519PublicKey: new Uint8Array(32) })
  const { state } = await read(storage, { keySets: both })
  expect(state.server && both.matching(state.server)).toBeUndefined()
})

test.each<[string, (storage: NodeStorage) => void]>([
  ['is gone', (storage) => storage.delete(toHex(storageKey.dealing(registrant)))],
  ['is cut', (storage) => storage.set(toHex(storageKey.dealing(registrant)), '0x0102')],
  ['is no hexadecimal', (storage) => storage.set(toHex(storageKey.dealing(registrant)), 'dealing')],
  ['is somebody else’s', (storage) => copy(storage, storageKey.dealing(other.registrant))],
  ['names a roster that is not there', (storage) => storage.delete(toHex(storageKey.rosterInfo(1)))],
  ['names a roster with another member', (storage) => storage.set(toHex(storageKey.rosterMembers(1, 0)), '0x00')],
])('a dealing that %s is left out and said', async (_, spoil) => {
  const storage = makeStorage([dealing, other])
  spoil(storage)
  const { state, unreadable } = await read(storage)
  expect(state.registrations.has(toHex(registrant))).toBe(false)
  expect(unreadable).toContain(toHex(registrant))
})
const copy = (storage: NodeStorage, key: Uint8Array) =>
  storage.set(toHex(storageKey.dealing(registrant)), storage.get(toHex(key)))

test.each<[string, Record<string, unknown>, (storage: NodeStorage) => void]>([
  ['parameters are absent', {}, (storage) => storage.delete(toHex(storageKey.parameters))],
  [
    'parameters have a byte too many',
    {},
    (storage) => storage.set(toHex(storageKey.parameters), `0x${'00'.repeat(29)}`),
  ],
  ['a registration is cut', {}, (storage) => storage.set(toHex(storageKey.registration(registrant)), '0x01')],
  ['a value is a number', {}, (storage) => storage.set(toHex(storageKey.parameters), 5)],
  ['the values are no list', { state_queryStorageAt: {} }, () => undefined],
  ['the values are null', { state_queryStorageAt: null }, () => undefined],
  ['the keys are null', { state_getKeysPaged: null }, () => undefined],
  ['the keys are of another map', { state_getKeysPaged: ['0x00'] }, () => undefined],
  [
    'the keys repeat without end',
    { state_getKeysPaged: Array(500).fill(`${toHex(storageKey.registrations)}00`) },
    () => undefined,
  ],
])('throws, and reads nothing out of it, when %s', async (_, answer, spoil) => {
  const storage = makeStorage([dealing])
  spoil(storage)
  await expect(read(storage, { answer })).rejects.toThrow(Error)
})

test('reads the past of the accounts that it is asked for, and of no others', async () => {
  const storage = makeStorage()
  const watched = [registrant]
  const { state, asked } = await read(storage, { watched })
  expect(state.histories).toEqual(new Map([[toHex(registrant), { registrant: undefined, registered: undefined }]]))
  expect(asked).not.toContain(toHex(storageKey.registered(other.registrant)))
  const registered = registeredKeyOf(dealing, [1])
  storage.set(toHex(storageKey.registered(registrant)), toHex(registeredKeyCodec.enc(registered)))
  expect((await read(storage, { watched })).state.histories.get(toHex(registrant))?.registered).toEqual(registered)
})
