import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { toHex } from '../../src/core/bytes.ts'
import { encodeCall } from '../../src/core/chain/calls.ts'
import { exampleServersParameters } from '../../src/core/chain/registry.testing.ts'
import { registeredKeyCodec } from '../../src/core/chain/registry.ts'
import { rosterInfoCodec, serversParametersCodec } from '../../src/core/chain/servers.ts'
import { storageKey } from '../../src/core/chain/storageKey.ts'
import { verifyAck } from '../../src/core/dealing/holderProof.ts'
import { verifyingShare } from '../../src/core/dealing/partial.ts'
import { rosterMembersCodec } from '../../src/core/dealing/roster.ts'
import { u32 } from '../../src/core/scale.ts'
import { openDataKey } from './disk/dataKey.ts'
import { readKeyFile } from './disk/keyFile.ts'
import { forget } from './reconcile/perform/forget.ts'
import { addSecrets } from './store/secrets.ts'
import { openStore } from './store/store.ts'
import { initialisedFolder, temporaryFolder } from './testing/folder.ts'
import { makeDealing, makeServers, makeState, makeView, registeredKeyOf, type TestDealing } from './testing/network.ts'
import { makeStorage } from './testing/node.ts'
import { listen, post, sharesBody } from './testing/running.ts'
import { startServer } from './testing/server.ts'

const servers = await makeServers(2, 2)
const [own, peer] = servers[0] as [(typeof servers)[0][0], (typeof servers)[0][0]]

/** Longer than anything takes on a machine that is busy. */
const waitFor = (what: () => void): Promise<void> => vi.waitFor(what, { timeout: 20_000 })

const requestFor = ({ registrant, dealt, envelopes }: TestDealing) => ({
  ...{ registrant, dealingHash: dealt.dealingHash },
  envelopes: envelopes.filter(({ subgroup }) => subgroup === 0),
})
/** With both members of subgroup 0 as holders. */
const confirmed = (dealing: TestDealing): TestDealing => {
  const [first, ...others] = dealing.dealt.subgroups
  const subgroups = [{ ...first!, partial: new Uint8Array(32), holders: 0b11 }, ...others]
  return { ...dealing, dealt: { ...dealing.dealt, subgroups } }
}

const flipBit = async (file: string): Promise<void> => {
  const content = await readFile(file)
  content[content.length >> 1]! ^= 4
  await writeFile(file, content)
}

test('takes no share before it has compared its store with a finalized block', async () => {
  const dealing = await makeDealing(servers)
  const view = makeView(makeState(101, [dealing], own))
  view.final = undefined
  const { duties, tell } = await startServer(await initialisedFolder(own.secrets), view, makeStorage([dealing]))
  expect(duties.isReconciled()).toBe(false)
  await expect(duties.accept(requestFor(dealing))).rejects.toMatchObject({ code: 'not-synced' })
  view.final = view.state
  tell()
  await waitFor(() => expect(duties.isReconciled()).toBe(true))
  expect(await duties.accept(requestFor(dealing))).toMatchObject({ member: 0 })
})

test('an older copy of the folder: unready first, then everything that came after it is back from a peer', async () => {
  const [live, finished] = [await makeDealing(servers), await makeDealing(servers)]
  const view = makeView(makeState(101, [live, finished], own))
  const { url, dealings } = await listen(peer, makeView(view.state))
  for (const dealing of [live, finished]) await post(`${url}/v1/shares`, sharesBody(dealing, 0))
  const endpoints = new Map([[toHex(peer.stash), url]])
  const folder = await initialisedFolder(own.secrets)
  const backup = await temporaryFolder()
  await cp(folder.data, backup, { recursive: true })

  const before = await startServer(folder, view, makeStorage([live, finished]), endpoints)
  await waitFor(() => expect(before.duties.isReconciled()).toBe(true))
  for (const dealing of [live, finished]) await before.duties.accept(requestFor(dealing))
  const shares = new Map<TestDealing, Uint8Array>()
  for (const dealing of [live, finished]) {
    const record = await before.store.dealings.get(dealing.registrant, dealing.dealt.dealingHash)
    shares.set(dealing, (record!.share as { value: { x: Uint8Array } }).value.x)
  }
  await before.stop()
  await rm(folder.data, { recursive: true })
  await cp(backup, folder.data, { recursive: true })

  await forget({ dealings } as Parameters<typeof forget>[0], { ...requestFor(finished), live: undefined })
  const storage = makeStorage([confirmed(live)])
  const registered = { ...registeredKeyOf(finished), holders: [0b11, 0] }
  storage.set(toHex(storageKey.registered(finished.registrant)), toHex(registeredKeyCodec.enc(registered)))
  const { hash } = view.state!.block
  view.state = view.final = { ...makeState(108, [confirmed(live)], own), block: { number: 108, hash } }
  view.is = 'stale'
  const after = await startServer(folder, view, storage, endpoints)
  after.tell()
  expect(after.duties.isReconciled()).toBe(false)
  view.is = 'ready'
  after.tell()
  await waitFor(() => expect(after.duties.isReconciled()).toBe(true))
  for (const [dealing, x] of shares) {
    const record = await after.store.dealings.get(dealing.registrant, dealing.dealt.dealingHash)
    const tag = dealing === live ? 'held' : 'kept'
    expect(record?.share).toMatchObject({ tag, value: { x } })
  }
  expect(await readdir(join(folder.data, 'markers'))).toHaveLength(1)
  expect(after.alarms).toEqual(['restored-from-older-copy'])
})

test('a bit that flips unseen, in a share in flight and in a registered one: found by the hourly look, healed by a peer', async () => {
  const [live, finished] = [await makeDealing(servers), await makeDealing(servers)]
  const view = makeView(makeState(101, [live, finished], own))
  const { url, dealings } = await listen(peer, makeView(view.state))
  for (const dealing of [live, finished]) await post(`${url}/v1/shares`, sharesBody(dealing, 0))
  const folder = await initialisedFolder(own.secrets)
  const storage = makeStorage([live, finished])
  const server = await startServer(folder, view, storage, new Map([[toHex(peer.stash), url]]))
  await waitFor(() => expect(server.duties.isReconciled()).toBe(true))
  for (const dealing of [live, finished]) await server.duties.accept(requestFor(dealing))
  for (const store of [dealings, server.store.dealings])
    await forget({ dealings: store } as Parameters<typeof forget>[0], { ...requestFor(finished), live: undefined })
  storage.delete(toHex(storageKey.registration(finished.registrant)))
  const registered = { ...registeredKeyOf(finished), holders: [0b11, 0] }
  storage.set(toHex(storageKey.registered(finished.registrant)), toHex(registeredKeyCodec.enc(registered)))
  view.state = view.final = { ...makeState(108, [live], own), block: { ...view.state!.block, number: 108 } }

  for (const name of await readdir(join(folder.data, 'dealings'))) await flipBit(join(folder.data, 'dealings', name))
  await server.store.keepHouse()
  expect([...server.store.dealings.entries()]).toEqual([])
  server.tell()
  const states = () => [...server.store.dealings.entries()].map(({ state }) => state).sort()
  await waitFor(() => expect(states()).toEqual(['held', 'kept']))
  expect(server.alarms).toEqual(['damaged-dealing', 'damaged-dealing'])
  expect(await readdir(join(folder.data, 'quarantine'))).toHaveLength(2)
})

test('a registered share that is damaged after a change of keys: said to be lost, now and after each start', async () => {
  const finished = await makeDealing(servers)
  const [[successor]] = (await makeServers(1, 1)) as [[typeof own]]
  const { url, dealings } = await listen(own, makeView(makeState(101, [finished], own)))
  await post(`${url}/v1/shares`, sharesBody(finished, 0))
  await forget({ dealings } as Parameters<typeof forget>[0], { ...requestFor(finished), live: undefined })
  const record = (await dealings.get(finished.registrant, finished.dealt.dealingHash))!

  const folder = await initialisedFolder(successor.secrets)
  const view = makeView(makeState(500, [], { ...successor, stash: own.stash }))
  const storage = makeStorage([finished])
  storage.delete(toHex(storageKey.registration(finished.registrant)))
  const registered = { ...registeredKeyOf(finished), holders: [0b11, 0] }
  storage.set(toHex(storageKey.registered(finished.registrant)), toHex(registeredKeyCodec.enc(registered)))
  const before = await openStore(folder.data, folder.keyFile, () => undefined)
  await before.dealings.put(record)
  await before.close()
  const server = await startServer(folder, view, storage)
  await waitFor(() => expect(server.duties.isReconciled()).toBe(true))

  for (const name of await readdir(join(folder.data, 'dealings'))) await flipBit(join(folder.data, 'dealings', name))
  await server.store.keepHouse()
  server.tell()
  await waitFor(() => expect(server.alarms).toEqual(['damaged-dealing', 'share-lost']))
  await server.stop()
  const again = await startServer(folder, view, storage)
  await waitFor(() => expect(again.alarms).toEqual(['share-lost']))
})

test('without the native library a server knows that it can accuse nobody', async () => {
  const start = async (starter: typeof startServer) =>
    (await starter(await initialisedFolder(own.secrets), makeView(undefined), makeStorage())).duties.canAccuse
  expect(await start(startServer)).toBe(true)
  vi.resetModules()
  vi.doMock('./crypto/nativeCurve.ts', () => ({ loadNativeCurve: () => undefined }))
  onTestFinished(() => vi.doUnmock('./crypto/nativeCurve.ts'))
  expect(await start((await import('./testing/server.ts')).startServer)).toBe(false)
})

test('a registration that was never dealt is settled', async () => {
  const registrant = new Uint8Array(32).fill(3)
  const open = { kind: 'open', registrant, until: 100 } as const
  const state = { ...makeState(400, [], own), registrations: new Map([[toHex(registrant), open]]) }
  const { sent, duties, tell } = await startServer(await initialisedFolder(own.secrets), makeView(state), makeStorage())
  await waitFor(() => expect(duties.isReconciled()).toBe(true))
  tell()
  await waitFor(() => expect(sent.map(signerOf)).toEqual([toHex(own.tssAccount)]))
  expect(sent[0]!.endsWith(toHex(encodeCall.settle(registrant)).slice(2))).toBe(true)
})

/** The account that signed an extrinsic: after its length, its version and the kind of address. */
const signerOf = (extrinsic: string): string => `0x${extrinsic.slice(2 + 2 * 4, 2 + 2 * 36)}`

test('two key sets: each dealing is served with the one of its roster, until the chain needs the former no more', async () => {
  const [[successor]] = (await makeServers(1, 1)) as [[typeof own]]
  const folder = await initialisedFolder(own.secrets)
  await addSecrets(folder.data, await openDataKey(folder.data, await readKeyFile(folder.keyFile)), successor.secrets)
  const later = { ...successor, stash: own.stash }
  const dealt = {
    former: await makeDealing(servers),
    current: await makeDealing([[later, peer], servers[1]!]),
  }
  const state = makeState(130, [dealt.former, dealt.current], later)
  const accounts = new Map([own, later].map(({ tssAccount }) => [toHex(tssAccount), { nonce: 0, free: 1_000n }]))
  const view = makeView({ ...state, accounts })
  const storage = makeStorage([])
  const { store, duties, sent, tell, alarms } = await startServer(folder, view, storage)
  await waitFor(() => expect(duties.isReconciled()).toBe(true))

  for (const [dealing, { tssAccount }] of [
    [dealt.former, own],
    [dealt.current, later],
  ] as const) {
    const { member, ...ack } = await duties.accept(requestFor(dealing))
    const claim = { dealingHash: dealing.dealt.dealingHash, subgroup: 0, tssAccount }
    expect(verifyAck({ ...claim, verifyingShare: verifyingShare(dealing.opened, 0), ack })).toBe(true)
    expect(member).toBe(0)
  }
  const at = (number: number, change: Partial<typeof state> = {}) => {
    view.state = view.final = { ...view.state!, ...change, block: { number, hash: new Uint8Array(32).fill(number) } }
    tell()
  }
  for (const number of [131, 133, 135]) at(number)
  const signers = () => new Set(sent.map(signerOf))
  await waitFor(() => expect(signers()).toEqual(new Set([own, later].map(({ tssAccount }) => toHex(tssAccount)))))
  expect(store.keySets.all()).toHaveLength(2)

  const outcome = { attempt: 1, block: 150, fault: 'nobody', reason: 'too-few-confirmed', culprit: undefined } as const
  const { dealingHash } = dealt.former.dealt
  const history = { registrant: { attempts: 1, last: { ...outcome, dealingHash } }, registered: undefined }
  const put = (key: Uint8Array, value: Uint8Array) => void storage.set(toHex(key), toHex(value))
  put(storageKey.serversParameters, serversParametersCodec.enc(exampleServersParameters))
  put(storageKey.currentRoster, u32.enc(2))
  put(storageKey.rosterInfo(2), rosterInfoCodec.enc({ hash: new Uint8Array(32), subgroups: 1, since: 1 }))
  put(storageKey.rosterMembers(2, 0), rosterMembersCodec.enc([later]))
  const registrations = new Map([[toHex(dealt.current.registrant), dealt.current]])
  const histories = new Map([[toHex(dealt.former.registrant), history]])
  view.state = { ...view.state!, registrations, histories }
  let block = 151
  /** Blocks come until it is so. */
  const eventually = (what: () => void) =>
    waitFor(() => {
      at(block++)
      what()
    })
  await eventually(() => expect(store.dealings.has(dealt.former.registrant, dealingHash)).toBe(false))
  const sentBefore = sent.length
  await eventually(() => expect(sent.slice(sentBefore).map(signerOf)).toContain(toHex(own.tssAccount)))
  view.state = { ...view.state, accounts: new Map([[toHex(later.tssAccount), { nonce: 1, free: 1_000n }]]) }
  await eventually(() => expect(store.keySets.all()).toHaveLength(1))
  expect(store.keySets.all()[0]?.tssAccount).toEqual(later.tssAccount)
  expect(alarms.filter((code) => code !== 'submission-ineffective')).toEqual([])
})
