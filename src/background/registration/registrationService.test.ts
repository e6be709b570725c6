import { beforeAll, beforeEach, expect, test } from 'vitest'
import { createBrowser, createVault, draft, only, rest, until } from './browser.testing.ts'

let created: Awaited<ReturnType<typeof createVault>>
let browser: Awaited<ReturnType<typeof createBrowser>>
beforeAll(async () => {
  created = await createVault()
})
beforeEach(async () => {
  browser = await createBrowser(created)
})

test('from approval to a trial signature that is checked here', async () => {
  const { simulation, start, account } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  expect(await service.quote(wish)).toMatchObject({
    problems: [],
    fee: '30',
    reserve: '40',
    deposit: '1000',
    threshold: 2,
    servers: 6,
  })
  const states = new Set<string>()
  service.onChange(() => void states.add(only(service)!.state.kind))
  await service.approve(wish, { origin: 'https://dapp.example', ref: 'a' })
  await until(simulation, () => only(service)?.state.kind === 'registered')
  expect([...states]).toEqual(['approved', 'registering', 'delivering', 'confirming', 'registered'])
  expect(only(service)).toMatchObject({ testSignature: { valid: true }, origin: 'https://dapp.example', threshold: 2 })
  expect(only(service)?.groups.flatMap(({ servers }) => servers.map(({ holder }) => holder))).toEqual(
    Array(6).fill(true),
  )
  expect(simulation.state.log).toEqual(['fund', 'register', 'deal', 'registered'])
  expect(service.activity()).toBe('none')
  expect(service.bySource('https://dapp.example', 'a')?.id).toBe('r1')
  expect(service.bySource('https://other.example', 'a')).toBeNull()
})

test('SECURITY 28: without a proven backup nothing is split, stored or sent, whoever asks', async () => {
  const { simulation, start, account, disk } = browser
  await disk.vault.write({ ...(await disk.vault.read())!, backup: 'unproven' })
  const { service, vault } = await start()
  expect(vault.view()).toMatchObject({ kind: 'unlocked', backup: 'unproven' })
  const wish = draft(vault, account)
  expect((await service.quote(wish)).problems.map(({ code }) => code)).toContain('not-backed-up')
  for (const source of [null, { origin: 'https://dapp.example', ref: 'a' }])
    await expect(service.approve(wish, source)).rejects.toMatchObject({ code: 'not-backed-up' })
  for (let blocks = 0; blocks < 5; blocks++) simulation.tick()
  await rest()
  expect([service.views(), await disk.registrations.read(), simulation.state.log]).toEqual([[], undefined, []])
  await vault.backupProven()
  await service.approve(wish, null)
  await until(simulation, () => only(service)?.state.kind === 'registered')
})

test('what is missing is exact: one unit less is refused, with it the same wish is approved', async () => {
  const { simulation, start, account } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  const { total, reserve, mustStay } = await service.quote(wish)
  const enough = BigInt(total) + BigInt(reserve) + BigInt(mustStay)
  simulation.state.free = enough - 1n
  simulation.tick()
  const { problems, missing } = await service.quote(wish)
  expect([problems.map(({ code }) => code), missing]).toEqual([['insufficient-funds'], '1'])
  simulation.state.free = enough
  simulation.tick()
  expect(await service.quote(wish)).toMatchObject({ problems: [], missing: '0' })
  await service.approve(wish, null)
  await until(simulation, () => only(service)?.state.kind === 'registered')
})

test('not approved while another transaction of the account is in no block; and what is approved takes the next numbers', async () => {
  const { simulation, start, account, sending } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  expect(service.claimOf(account)).toBeUndefined()
  sending.add(account)
  expect((await service.quote(wish)).problems).toMatchObject([{ field: 'account', code: 'sending' }])
  await expect(service.approve(wish, null)).rejects.toMatchObject({ code: 'already-pending' })
  expect(simulation.state.log).toEqual([])
  sending.delete(account)
  const approved = service.approve(wish, null)
  // From the first moment, before anything is signed.
  expect(service.claimOf(account)?.until).toBe(Number.POSITIVE_INFINITY)
  await approved
  expect(service.claimOf(account)).toEqual({ until: 3, reserve: 40n })
  await until(simulation, () => only(service)?.state.kind === 'registered')
  expect(service.claimOf(account)).toBeUndefined()
})

test('not approved while locked, not backed up, or without the money', async () => {
  const { simulation, start, account } = browser
  const { service, vault } = await start()
  simulation.state.free = 10n
  simulation.tick()
  const poor = service.approve(draft(vault, account), null)
  await expect(poor).rejects.toMatchObject({
    code: 'invalid-argument',
    data: { problems: [{ code: 'insufficient-funds' }] },
  })
  await vault.lock()
  await expect(service.approve(draft(vault, account), null)).rejects.toMatchObject({ code: 'locked' })
  expect(simulation.state.log).toEqual([])
})

test('one registration of an account at a time', async () => {
  const { start, account } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  const [first, second] = await Promise.allSettled([service.approve(wish, null), service.approve(wish, null)])
  expect([first?.status, second]).toMatchObject(['fulfilled', { reason: { code: 'already-pending' } }])
})

test('taken back before anything was sent, and while the chain waits for the splitting', async () => {
  const { simulation, start, account } = browser
  simulation.state.free = 10_000_001_040n
  const { service, vault } = await start()
  await expect(service.cancel('r1')).rejects.toMatchObject({ code: 'invalid-argument' })
  simulation.state.free = 1_000_000_000_000n
  simulation.state.drops = true
  await service.approve(draft(vault, account), null)
  await until(simulation, () => only(service)?.state.kind === 'registering')
  simulation.state.drops = false
  simulation.state.nonce = 2
  simulation.state.registration = {
    constraintAccount: new Uint8Array(32),
    initialConstraints: undefined,
    deposit: 1n,
    stage: { kind: 'open', until: 60 },
  }
  await service.cancel('r1')
  await until(simulation, () => only(service)?.state.kind === 'cancelled')
  expect(simulation.state.log).toEqual(['cancel', 'cancelled'])
  await expect(service.cancel('r1')).rejects.toMatchObject({ code: 'unsupported' })
})

test('the screen shows that a registration is being taken back', async () => {
  const { simulation, start, account } = browser
  const { service, vault } = await start()
  simulation.state.drops = true
  const { id } = await service.approve(draft(vault, account), null)
  await until(simulation, () => only(service)?.state.kind === 'registering')
  expect(only(service)?.ending).toBe(false)
  await service.cancel(id)
  expect(only(service)).toMatchObject({ state: { kind: 'registering' }, ending: true })
})

test('every problem of a draft is said at once', async () => {
  const { start, account } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  const { problems } = await service.quote({
    ...wish,
    threshold: 9,
    rules: { evm: { kind: 'deny', addresses: ['0x1'] }, btc: null },
  })
  expect(problems.map(({ field, line, code }) => [field, line, code])).toEqual([
    ['rules', 0, 'bad-address'],
    ['threshold', undefined, 'invalid-threshold'],
  ])
  const foreign = await service.quote({ ...wish, rulesAccount: '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5' })
  expect(foreign.problems).toMatchObject([{ field: 'rulesAccount', code: 'foreign-address' }])
})

const [one, two] = ['wss://one.example', 'wss://two.example'] as const

test('SECURITY 31: on a network of full nodes nothing is registered with one node', async () => {
  const { simulation, start, account } = browser
  simulation.network = { ...simulation.network, trust: 'nodes-agree', nodes: [one] }
  const { service, vault, network } = await start()
  const wish = draft(vault, account)
  expect((await service.quote(wish)).problems).toMatchObject([{ field: 'network', code: 'too-few-nodes' }])
  await expect(service.approve(wish, null)).rejects.toMatchObject({ code: 'too-few-nodes' })
  expect([service.views(), simulation.state.log]).toEqual([[], []])
  await network.setNodes([one, two])
  expect((await service.quote(wish)).problems).toEqual([])
  await service.approve(wish, null)
  await until(simulation, () => only(service)?.state.kind === 'registered')
})

test('SECURITY 31: a node that is left out after the approval keeps the pieces back until there are enough again', async () => {
  const { simulation, start, account } = browser
  simulation.network = { ...simulation.network, trust: 'nodes-agree', nodes: [one, two] }
  const { service, vault, network } = await start()
  await service.approve(draft(vault, account), null)
  await network.setNodes([one])
  const isWaiting = () => only(service)?.waiting?.for === 'node'
  await until(simulation, isWaiting)
  for (let block = 0; block < 5; block++) {
    simulation.tick()
    await rest()
  }
  expect(isWaiting()).toBe(true)
  expect(simulation.servers.flat().every(({ holds }) => holds === '')).toBe(true)
  await network.setNodes([one, two])
  await until(simulation, () => only(service)?.state.kind === 'registered')
})

test('SECURITY 31: a node that calls a splitting final before it is gets no piece out of the wallet, and is named', async () => {
  const { simulation, start, account, lies } = browser
  simulation.network = { ...simulation.network, nodes: [one, two] }
  simulation.state.finalityLag = 6
  lies.set(two, {
    async view(...args) {
      const view = await simulation.chain.view(...args)
      return { ...view, final: { ...view.final, registration: view.best.registration } }
    },
  })
  const { service, vault, network } = await start()
  await service.approve(draft(vault, account), null)
  await until(simulation, () => network.view().status.kind === 'failed')
  expect(network.view().status).toMatchObject({ code: 'nodes-disagree', nodes: [one, two], about: 'registration' })
  for (let block = 0; block < 10; block++) {
    simulation.tick()
    await rest()
  }
  expect(only(service)?.waiting?.for).toBe('node')
  expect(simulation.servers.flat().every(({ holds }) => holds === '')).toBe(true)
  // Without it all goes on.
  await network.setNodes([one])
  await until(simulation, () => only(service)?.state.kind === 'registered')
})
