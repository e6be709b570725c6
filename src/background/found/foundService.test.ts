import { expect, test } from 'vitest'
import { toHex } from '../../core/bytes.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import { memoryCell } from '../memory.testing.ts'
import { account, openStage, registeredAs, rulesAccount, secretKey } from './example.testing.ts'
import { done, setUp } from './setUp.testing.ts'

test('a registration that this wallet knows nothing of is found on the chain, with all that belongs to it', async () => {
  const { found, block } = await setUp({ 1: done(1) })
  await block()
  const [view, ...others] = found.views()
  expect(others).toEqual([])
  expect(view).toMatchObject({
    ...{ found: true, account: ss58Encode(account(1)), rulesAccount: ss58Encode(rulesAccount), threshold: 2 },
    ...{ attempt: 1, deposit: '100', startedAt: 1234, testSignature: { valid: true } },
    verifyingKey: toHex(registeredAs(account(1), secretKey(1)).verifyingKey),
    rules: { evm: { kind: 'allow', addresses: [expect.stringMatching(/^0x(03){20}$/)] }, btc: null },
    state: { kind: 'registered', block: 8, missingSubgroups: [], healing: false },
  })
  const holders = view?.groups.map(({ servers }) => servers.map(({ endpoint, holder }) => [endpoint, holder]))
  expect(holders?.[1]).toEqual([
    ['http://server-1-0', true],
    ['http://server-1-1', false],
  ])
})

test('groups that are missing may still confirm while the chain heals them, and not a block longer', async () => {
  const registered = registeredAs(account(1), secretKey(1), { holders: [3, 1, 0], missingSubgroups: [2] })
  const healing = { block: 5, until: 30, excluded: [0, 0, 2] }
  const first = await setUp({ 1: { ...done(1), registered, healing } })
  await first.block(30)
  expect(first.found.views()[0]).toMatchObject({
    state: { missingSubgroups: [2], healing: true },
    waiting: { for: 'healing', subgroups: [2], until: 30 },
    deadline: { block: 30, now: 30 },
  })
  expect(first.found.views()[0]?.groups[2]?.servers.map(({ excluded }) => excluded)).toEqual([false, true])
  const again = await setUp({}, { stored: first.stored, isConnected: false })
  expect(again.found.views()).toEqual(first.found.views())
  await first.block(40)
  expect(first.found.views()[0]).toMatchObject({ state: { missingSubgroups: [2], healing: false }, waiting: null })
})

test('what was stored before healing was read is shown all the same', async () => {
  const first = await setUp({ 1: done(1) })
  await first.block()
  const disk = (await first.stored.read()) as { entries: object[] }
  const { block: _, healing: __, ...older } = disk.entries[0] as Record<string, unknown>
  const stored = memoryCell<unknown>({ ...disk, entries: [older] })
  expect((await setUp({}, { stored, isConnected: false })).found.views()).toHaveLength(1)
})

test('a test signature that is not by the key is shown as what it is', async () => {
  const forged = {
    ...done(1),
    registered: registeredAs(account(1), secretKey(1), { signature: new Uint8Array(64).fill(1) }),
  }
  const { found, block } = await setUp({ 1: forged })
  await block()
  expect(found.views()[0]?.testSignature?.valid).toBe(false)
})

test('of servers that the chain forgot those are counted that hold a piece', async () => {
  const { found, block } = await setUp({
    1: { ...done(1), registered: registeredAs(account(1), secretKey(1), { roster: 3 }) },
  })
  await block()
  expect(found.views()[0]?.groups.map(({ servers }) => servers.filter(({ holder }) => holder).length)).toEqual([
    2, 1, 2,
  ])
})

test('a roster that is not the registration’s says nothing of who holds the pieces', async () => {
  const registered = registeredAs(account(1), secretKey(1), { rosterHash: new Uint8Array(32) })
  const { found, block } = await setUp({ 1: { ...done(1), registered } })
  await block()
  expect(found.views()[0]?.groups.flatMap(({ servers }) => servers.map(({ endpoint }) => endpoint))).toEqual(
    Array(5).fill(''),
  )
})

test('what was found on another network is not shown on this one', async () => {
  const first = await setUp({ 1: done(1) })
  await first.block()
  const disk = (await first.stored.read()) as { entries: object[] }
  const stored = memoryCell<unknown>({ ...disk, entries: [{ ...disk.entries[0], genesis: new Uint8Array(32) }] })
  expect((await setUp({}, { stored, isConnected: false })).found.views()).toEqual([])
})

test('what was found survives a restart without a node, is checked again, and is gone when the chain has it no more', async () => {
  const first = await setUp({ 1: done(1) })
  await first.block()
  const second = await setUp({}, { stored: first.stored, isConnected: false })
  await second.block()
  expect(second.found.views()).toEqual(first.found.views())
  second.world.isConnected = true
  await second.block()
  expect(second.found.views()).toEqual([])
})

test('damaged entries on disk hide no good ones', async () => {
  const first = await setUp({ 1: done(1), 2: done(2) }, { accounts: [1, 2] })
  await first.block()
  const disk = (await first.stored.read()) as { entries: object[] }
  for (const damage of [
    7,
    null,
    {},
    { ...disk.entries[0], registered: new Uint8Array(9) },
    { ...disk.entries[0], account: 'x' },
  ]) {
    const stored = memoryCell<unknown>({ ...disk, entries: [damage, disk.entries[1]] })
    const { found } = await setUp({}, { accounts: [1, 2], stored, isConnected: false })
    expect(found.views().map(({ account: owner }) => owner)).toEqual([ss58Encode(account(2))])
  }
  for (const damage of [7, null, 'x', { entries: 'x' }]) {
    const { found } = await setUp({}, { stored: memoryCell<unknown>(damage), isConnected: false })
    expect(found.views()).toEqual([])
  }
})

test('what a record here speaks of is not shown twice; a record that failed hides nothing', async () => {
  const { found, block, world, recordChanges } = await setUp({ 1: done(1) })
  await block()
  const [view] = found.views()
  world.records = [{ ...view, id: 'r1' }]
  expect(found.views()).toEqual([])
  world.records = [{ ...view, id: 'r1', attempt: 7 }]
  expect(found.views()).toHaveLength(1)
  world.records = [{ ...view, id: 'r1', state: { kind: 'cancelled' } }]
  recordChanges.tell()
  expect(found.views()).toHaveLength(1)
})

test('an open registration that nothing here speaks of is told of, until it is over', async () => {
  const { found, block, world, state, recordChanges } = await setUp({ 1: { registration: openStage } })
  await block()
  expect(found.leftBehind()).toEqual([{ account: ss58Encode(account(1)), stage: 'open' }])
  world.records = [{ id: 'r1', account: ss58Encode(account(1)), state: { kind: 'registering' } }]
  expect(found.leftBehind()).toEqual([])
  // Over here: the chain is asked again before anything is said.
  world.records = [{ id: 'r1', account: ss58Encode(account(1)), state: { kind: 'cancelled' } }]
  state.standings = {}
  recordChanges.tell()
  expect(found.leftBehind()).toEqual([])
  await block()
  expect(found.leftBehind()).toEqual([])
})

test('the chain is asked now and then, and at once when accounts changed', async () => {
  const { block, world, state, settle, vaultChanges } = await setUp({})
  await block(20)
  const once = state.asked
  await block(25)
  expect(state.asked).toBe(once)
  await block(30)
  expect(state.asked).toBe(once + 1)
  world.accounts = [1, 2]
  vaultChanges.tell()
  await settle()
  expect(state.asked).toBe(once + 3)
})

test('a silent node changes nothing that was found', async () => {
  const { found, block, state } = await setUp({ 1: done(1) })
  await block()
  state.isSilent = true
  await block()
  expect(found.views()).toHaveLength(1)
})
