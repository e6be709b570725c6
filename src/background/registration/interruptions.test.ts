import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { EntropyError } from '../../core/errors.ts'
import { failed } from '../../core/registration/failure.ts'
import { createBrowser, createVault, draft, only, rest, until } from './browser.testing.ts'
import { cancelled } from './simulated/ledger.testing.ts'

let created: Awaited<ReturnType<typeof createVault>>
let browser: Awaited<ReturnType<typeof createBrowser>>
beforeAll(async () => {
  created = await createVault()
})
beforeEach(async () => {
  browser = await createBrowser(created)
})

test('one member down: completes after the share deadline and says why it waits', async () => {
  const { simulation, start, account } = browser
  simulation.servers[1]![0]!.isDown = true
  const { service, vault } = await start()
  await service.approve(draft(vault, account), null)
  await until(simulation, () => only(service)?.waiting?.for === 'silent-member')
  expect(only(service)?.waiting).toMatchObject({ subgroups: [1], until: 21 })
  expect(only(service)?.groups[1]?.servers[0]?.delivery).toMatchObject({ kind: 'retrying', reason: 'unreachable' })
  await until(simulation, () => only(service)?.state.kind === 'registered')
  expect(simulation.state.block).toBeGreaterThan(21)
})

test('no piece leaves before the splitting is final', async () => {
  const { simulation, start, account } = browser
  simulation.state.finalityLag = 3
  const { service, vault } = await start()
  await service.approve(draft(vault, account), null)
  await until(simulation, () => simulation.state.registration?.stage.kind === 'dealt')
  const dealtAt = simulation.state.block
  for (let i = 0; i < 2; i++) {
    simulation.tick()
    await rest()
    await rest()
    expect(only(service)?.state.kind).toBe('dealing')
    expect(simulation.servers.flat().every(({ partial }) => !partial)).toBe(true)
  }
  await until(simulation, () => only(service)?.state.kind === 'registered')
  expect(simulation.state.block).toBeGreaterThan(dealtAt + 3)
})

test('transactions that the node forgot are handed in again', async () => {
  const { simulation, start, account } = browser
  simulation.state.drops = true
  const { service, vault } = await start()
  await service.approve(draft(vault, account), null)
  await until(simulation, () => simulation.state.block > 14)
  simulation.state.drops = false
  await until(simulation, () => only(service)?.state.kind === 'registered')
  expect(simulation.state.log).toEqual(['fund', 'register', 'deal', 'registered'])
})

test('another wallet used the nonce: asks for the key, then signs the same splitting again', async () => {
  const { simulation, start, unlock, account } = browser
  simulation.state.drops = true
  const { service, vault } = await start()
  await service.approve(draft(vault, account), null)
  await until(simulation, () => only(service)?.state.kind === 'registering')
  await vault.lock()
  simulation.state.nonce = 5
  await until(simulation, () => only(service)?.waiting?.for === 'unlock')
  simulation.state.drops = false
  await unlock(vault)
  await until(simulation, () => only(service)?.state.kind === 'registered')
  expect(simulation.state.registrant?.attempts).toBe(1)
})

describe('the network was started anew', () => {
  const replaced = failed('chain-replaced')

  test('what was registered there is said to be gone, and can be registered again', async () => {
    const { simulation, start, account } = browser
    const { service, vault, network } = await start()
    network.watch()
    const { id } = await service.approve(draft(vault, account), null)
    await until(simulation, () => only(service)?.state.kind === 'registered')
    simulation.restart()
    await until(simulation, () => only(service)?.state.kind === 'failed')
    expect(only(service)?.state).toEqual(replaced)
    await service.retry(id, (source) => source)
    await until(simulation, () => service.views().some(({ state }) => state.kind === 'registered'))
    expect(simulation.state.log).toEqual(['fund', 'register', 'deal', 'registered'])
  })

  test('what was under way ends at once and leaves the account free', async () => {
    const { simulation, start, account } = browser
    const { service, vault } = await start()
    const { id } = await service.approve(draft(vault, account), null)
    await until(simulation, () => only(service)?.state.kind === 'registering')
    simulation.restart()
    await until(simulation, () => only(service)?.state.kind === 'failed', 3)
    expect([only(service)?.state, service.activity()]).toEqual([replaced, 'none'])
    await service.retry(id, (source) => source)
    await until(simulation, () => service.views().some(({ state }) => state.kind === 'registered'))
  })
})

test('an account is free once the registration that the wallet had lost is taken back, and that is final', async () => {
  const { simulation, start, account } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  simulation.state.registration = {
    constraintAccount: new Uint8Array(32),
    initialConstraints: undefined,
    deposit: 1_000n,
    stage: { kind: 'open', until: 500 },
  }
  simulation.state.finalityLag = 2
  for (let i = 0; i < 4; i++) simulation.tick()
  expect((await service.quote(wish)).problems.map(({ code }) => code)).toEqual(['left-behind'])
  await expect(service.approve(wish, null)).rejects.toMatchObject({ code: 'invalid-argument' })
  cancelled(simulation.state)
  simulation.tick()
  // Until that is final it would be taken for the end of the next one.
  expect((await service.quote(wish)).problems.map(({ code }) => code)).toEqual(['already-pending'])
  simulation.tick()
  simulation.tick()
  await service.approve(wish, null)
  await until(simulation, () => only(service)?.state.kind === 'registered')
})

test('a full disk stops nothing for ever: it goes on when there is room', async () => {
  const { simulation, start, account, disk } = browser
  const { service, vault } = await start()
  await service.approve(draft(vault, account), null)
  const { write } = disk.registrations
  disk.registrations.write = () => Promise.reject(new EntropyError('storage-failed', 'full'))
  for (let i = 0; i < 3; i++) {
    simulation.tick()
    await rest()
  }
  expect(only(service)?.state.kind).not.toBe('registered')
  disk.registrations.write = write
  await until(simulation, () => only(service)?.state.kind === 'registered')
  expect(simulation.state.log).toEqual(['fund', 'register', 'deal', 'registered'])
})

test('a node that falls silent while servers wait for an answer hides neither the deadline nor what is at stake', async () => {
  const { simulation, start, account } = browser
  for (const server of simulation.servers.slice(0, 2).flat()) server.isCutOff = true
  const { service, vault } = await start()
  await service.approve(draft(vault, account), null)
  await until(simulation, () => only(service)?.state.kind === 'delivering')
  await vault.lock()
  await until(simulation, () => only(service)?.waiting?.for === 'unlock')
  simulation.state.silent = 1
  await service.resume()
  while (only(service)?.waiting?.for !== 'node') await rest()
  expect(only(service)?.waiting).toEqual({ for: 'node', until: 46, loss: 'deposit-lost' })
})
