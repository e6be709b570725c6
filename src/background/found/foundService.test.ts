import { expect, test } from 'vitest'
import { toHex } from '../../core/bytes.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import { networks } from '../../core/networks.ts'
import type { Standing } from '../../core/registration/ports.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { KeyView } from '../../protocol/popup/vault.ts'
import { createListeners } from '../listeners.ts'
import { memoryCell } from '../memory.testing.ts'
import type { RunJob } from '../ports.ts'
import { account, createChain, openStage, registeredAs, rulesAccount, secretKey } from './example.testing.ts'
import { openFound } from './foundService.ts'

const constraints = {
  evmAcl: { addresses: [new Uint8Array(20).fill(3)], kind: 'allow' as const, allowNullRecipient: false },
  btcAcl: undefined,
}
const done = (n: number): Partial<Standing> => ({
  registered: registeredAs(account(n), secretKey(n)),
  constraints,
  constraintAccount: rulesAccount,
})

/** A wallet whose accounts are those with these numbers; the phrase has more, each called by its number. */
const setUp = async (
  standings: Parameters<typeof createChain>[0],
  { accounts = [1], stored = memoryCell<unknown>(), isConnected = true } = {},
) => {
  const world = {
    ...{ accounts, isConnected, isUnlocked: true, jobs: [] as string[], failing: false },
    keys: [] as KeyView[],
    time: 1234,
    records: [] as Partial<RegistrationView>[],
  }
  const { state, chain, node } = createChain(standings)
  const heads = createListeners()
  const vaultChanges = createListeners()
  const recordChanges = createListeners()
  const runJob = (async (job: string, input: { accounts: { path: number }[] }) => {
    world.jobs.push(job)
    if (world.failing) throw new Error('no worker')
    if (job === 'addFound') return { vault: input.accounts.map(({ path }) => path) }
    const next = Array.from({ length: 10 }, (_, i) => Math.max(...world.accounts) + 1 + i)
    return {
      accounts: next.map((n) => ({ path: n, account: account(n) })),
      keys: next.map((n) => ({ index: n, key: account(n) })),
    }
  }) as unknown as RunJob
  const found = await openFound({
    access: { connected: () => (world.isConnected ? chain : 'failing'), onHead: heads.onChange },
    network: networks[0]!,
    vault: {
      accounts: () =>
        world.accounts.map((n) => ({
          address: ss58Encode(account(n)),
          name: `${n}`,
          role: 'registrant',
          source: 'phrase',
        })),
      keys: () => world.keys,
      view: () => (world.isUnlocked ? { kind: 'unlocked', lockAt: 0, backup: 'proven' } : { kind: 'locked' }),
      file: () => ({ version: 2, checksum: '', id: 'v' }),
      dataKey: async () => new Uint8Array(32),
      replace: async ({ vault }) => {
        world.accounts = [...world.accounts, ...(vault as unknown as number[])]
        vaultChanges.tell()
      },
      onChange: vaultChanges.onChange,
    },
    registrations: { views: () => world.records as RegistrationView[], onChange: recordChanges.onChange },
    stored,
    runJob,
    now: () => world.time,
  })
  const settle = () => new Promise((resolve) => setTimeout(resolve, 5))
  const block = async (number = chain.heads().finalized.number + 10) => {
    node.come(number + 2, number)
    heads.tell()
    await settle()
  }
  return { world, state, found, stored, block, settle, vaultChanges, recordChanges }
}

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

test('further accounts of the phrase that the chain knows are added, up to ten unused in a row, and their registrations shown', async () => {
  const { found, block, world } = await setUp({ 1: done(1), 4: done(4), 14: done(14), 25: done(25) })
  await block()
  await block()
  expect(world.accounts).toEqual([1, 4, 14])
  expect(found.views()).toHaveLength(3)
})

test('the phrase is searched once a day, and only while the wallet is open', async () => {
  const first = await setUp({ 4: done(4) })
  const { verifyingKey } = registeredAs(account(4), secretKey(4))
  first.world.keys = [{ verifyingKey: toHex(verifyingKey), ethereumAddress: '0x', name: 'Key', source: 'phrase' }]
  first.world.isUnlocked = false
  await first.block()
  expect(first.world.jobs).toEqual([])
  first.world.isUnlocked = true
  first.world.failing = true
  await first.block()
  expect(first.world.jobs).toEqual(['lookAhead'])
  first.world.failing = false
  await first.block()
  expect(first.world.jobs).toEqual(['lookAhead', 'lookAhead', 'addFound', 'lookAhead'])
  await first.block()
  // What the user left out meanwhile stays out, and what came into use since is found the next day.
  const second = await setUp({ 4: done(4), 7: done(7) }, { stored: first.stored })
  await second.block()
  expect(second.world.accounts).toEqual([1])
  second.world.time += 86_400_000
  await second.block()
  expect(second.world.accounts).toEqual([1, 7])
})

test('an account that the user hid does not come back by itself, whoever had added it', async () => {
  const { world, block, vaultChanges } = await setUp({ 4: done(4) }, { accounts: [1, 4] })
  await block()
  world.accounts = [1]
  vaultChanges.tell()
  world.time += 86_400_000
  await block()
  await block()
  expect(world.jobs).toContain('lookAhead')
  expect(world.accounts).toEqual([1])
})

test('a registered key that is not here yet is looked for at once', async () => {
  const { block, world, state } = await setUp({})
  await block()
  expect(world.jobs).toEqual(['lookAhead'])
  state.standings = { 1: done(1) }
  await block()
  expect(world.jobs).toEqual(['lookAhead', 'lookAhead'])
  await block()
  expect(world.jobs).toHaveLength(2)
})
