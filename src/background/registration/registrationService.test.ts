import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ascii } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { ss58Decode } from '../../core/keys/address.ts'
import type { RegistrationView } from '../../protocol/popupApi.ts'
import { runJob } from '../../worker/run.ts'
import { memoryCell } from '../memory.testing.ts'
import { openNetworkService } from '../network/networkService.ts'
import type { Cell } from '../ports.ts'
import type { RegistrationService } from '../services.ts'
import { openVaultService } from '../vault/vaultService.ts'
import { openRegistrationService } from './registrationService.ts'
import { createSimulation } from './simulation.testing.ts'

type Simulation = Awaited<ReturnType<typeof createSimulation>>

let created: { vault: never; dataKey: Uint8Array }
beforeAll(async () => {
  const reply = await runJob({ job: 'createVault', input: { password: ascii('a long password') } })
  created = (reply as { output: typeof created }).output
})

/** One browser: what it has on disk outlives its background, which can be killed at any write. */
const createBrowser = async () => {
  const disk = { vault: memoryCell<unknown>(), settings: memoryCell<unknown>(), registrations: memoryCell<unknown>() }
  const session = { dataKey: memoryCell<Uint8Array>(), lockAt: memoryCell<unknown>() }
  const alarms = { set: async () => undefined, clear: async () => undefined }
  const openVault = () =>
    openVaultService({
      ...disk,
      lockAt: session.lockAt,
      dataKey: { read: async () => (await session.dataKey.read())?.slice() ?? null, clear: session.dataKey.clear },
      traces: [],
      alarms,
      now: Date.now,
    })
  const unlock = async (vault: Awaited<ReturnType<typeof openVault>>) => {
    await session.dataKey.write(created.dataKey)
    await vault.unlocked()
  }
  const first = await openVault()
  await first.save(created.vault)
  await unlock(first)
  await first.backupProven()
  const account = first.accounts()[0]!.address
  const simulation: Simulation = await createSimulation(ss58Decode(account))

  /** Starts a background. `dieAt`: number of the write to the registrations at which it dies; `lost`: that write as well. */
  let ids = 0
  const start = async ({ dieAt = Number.POSITIVE_INFINITY, lost = false } = {}) => {
    let writes = 0
    let isDead = false
    const alive = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => {
      return (...args: A): Promise<R> => (isDead ? new Promise<R>(() => undefined) : act(...args))
    }
    const stored: Cell<unknown> = {
      ...disk.registrations,
      write: alive(async (value) => {
        writes++
        isDead = writes >= dieAt
        if (!isDead || !lost) await disk.registrations.write(value)
        if (isDead) await new Promise(() => undefined)
      }),
    }
    const vault = await openVault()
    const network = await openNetworkService({
      network: simulation.network,
      setting: { ...memoryCell<unknown>(), watch: () => undefined },
      connect: async () => ({ ...simulation.chain, submit: alive(simulation.chain.submit) }),
      drip: async () => ({ amount: '1' }),
      addresses: () => [],
    })
    const service = await openRegistrationService({
      stored,
      access: network,
      vault,
      network: simulation.network,
      runJob: alive(simulation.runJob) as typeof simulation.runJob,
      send: alive(simulation.send),
      now: Date.now,
      random: () => 0,
      newId: () => `r${++ids}`,
    })
    await service.resume()
    return { service, vault, network, writes: () => writes, isDead: () => isDead }
  }
  return { simulation, start, unlock, disk, account }
}

const draft = (service: { keys(): readonly { verifyingKey: `0x${string}` }[] }, account: string) => ({
  account,
  verifyingKey: service.keys()[0]!.verifyingKey,
  rules: { evm: { kind: 'allow' as const, addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'] }, btc: null },
  rulesAccount: null,
  threshold: null,
})

const rest = () => new Promise((resolve) => setTimeout(resolve, 4))
/** Lets blocks pass until it is so. */
const until = async (simulation: Simulation, isSo: () => unknown, blocks = 80) => {
  for (let i = 0; i < blocks; i++) {
    for (let j = 0; j < 12 && !isSo(); j++) await rest()
    if (isSo()) return
    simulation.tick()
  }
  throw new Error(`not within ${blocks} blocks`)
}
const only = (service: RegistrationService): RegistrationView | undefined => service.views()[0]

let browser: Awaited<ReturnType<typeof createBrowser>>
beforeEach(async () => {
  browser = await createBrowser()
})

test('from approval to a trial signature that is checked here', async () => {
  const { simulation, start, account } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  expect(await service.quote(wish)).toMatchObject({
    problems: [],
    fee: '30',
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
  expect(service.isLive()).toBe(false)
  expect(service.bySource('https://dapp.example', 'a')?.id).toBe('r1')
  expect(service.bySource('https://other.example', 'a')).toBeNull()
})

describe('killed at any write, and locked since', { timeout: 120_000 }, () => {
  test.each([false, true])('write lost: %s', async (lost) => {
    for (let dieAt = 1; ; dieAt++) {
      browser = await createBrowser()
      const { simulation, start, account } = browser
      const first = await start({ dieAt, lost })
      void first.service.approve(draft(first.vault, account), null)
      await until(simulation, () => first.isDead() || only(first.service)?.state.kind === 'registered')
      if (!first.isDead()) break
      await first.vault.lock()
      const second = await start()
      if (dieAt === 1 && lost) {
        expect(second.service.views()).toEqual([])
        continue
      }
      await until(simulation, () => only(second.service)?.state.kind === 'registered')
      expect(simulation.state.log, `write ${dieAt}`).toEqual(['fund', 'register', 'deal', 'registered'])
    }
  })
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
  const replaced = { kind: 'failed', fault: 'nobody', reason: 'chain-replaced', retryable: true }

  test('what was registered there is said to be gone, and can be registered again', async () => {
    const { simulation, start, account } = browser
    const { service, vault, network } = await start()
    network.watch()
    const { id } = await service.approve(draft(vault, account), null)
    await until(simulation, () => only(service)?.state.kind === 'registered')
    simulation.restart()
    await until(simulation, () => only(service)?.state.kind === 'failed')
    expect(only(service)?.state).toEqual(replaced)
    await service.retry(id)
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
    expect([only(service)?.state, service.isLive()]).toEqual([replaced, false])
    await service.retry(id)
    await until(simulation, () => service.views().some(({ state }) => state.kind === 'registered'))
  })
})

test('what is missing is exact: one unit less is refused, with it the same wish is approved', async () => {
  const { simulation, start, account } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  const { total, mustStay } = await service.quote(wish)
  const enough = BigInt(total) + BigInt(mustStay)
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
  expect(simulation.state.log).toEqual(['cancel'])
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

test('a registration that the chain has open and the wallet has lost is taken back, and the account is free', async () => {
  const { simulation, start, account } = browser
  const { service, vault } = await start()
  const wish = draft(vault, account)
  simulation.state.registration = {
    constraintAccount: new Uint8Array(32),
    initialConstraints: undefined,
    deposit: 1_000n,
    stage: { kind: 'open', until: 500 },
  }
  simulation.tick()
  expect((await service.quote(wish)).problems.map(({ code }) => code)).toEqual(['left-behind'])
  await expect(service.approve(wish, null)).rejects.toMatchObject({ code: 'invalid-argument' })
  await service.takeBack(account)
  simulation.tick()
  expect(simulation.state.log).toEqual(['cancel'])
  await expect(service.takeBack(account)).rejects.toMatchObject({ code: 'unsupported' })
  await service.approve(wish, null)
  await expect(service.takeBack(account)).rejects.toMatchObject({ code: 'already-pending' })
  await until(simulation, () => only(service)?.state.kind === 'registered')
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
