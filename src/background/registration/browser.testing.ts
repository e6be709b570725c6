import { ascii } from '../../core/bytes.ts'
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

type Created = { vault: never; dataKey: Uint8Array }

/** Made once: opening a vault is slow on purpose. */
export const createVault = async (): Promise<Created> => {
  const reply = await runJob({ job: 'createVault', input: { password: ascii('a long password') } })
  return (reply as { output: Created }).output
}

/** One browser: what it has on disk outlives its background, which can be killed at any write. */
export const createBrowser = async (created: Created) => {
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

/** What the tests wish for: one Ethereum address, and the network's own figures. */
export const draft = (service: { keys(): readonly { verifyingKey: `0x${string}` }[] }, account: string) => ({
  account,
  verifyingKey: service.keys()[0]!.verifyingKey,
  rules: { evm: { kind: 'allow' as const, addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'] }, btc: null },
  rulesAccount: null,
  threshold: null,
})

export const rest = () => new Promise((resolve) => setTimeout(resolve, 4))
/** Lets blocks pass until it is so. */
export const until = async (simulation: Simulation, isSo: () => unknown, blocks = 80) => {
  for (let i = 0; i < blocks; i++) {
    for (let j = 0; j < 12 && !isSo(); j++) await rest()
    if (isSo()) return
    simulation.tick()
  }
  throw new Error(`not within ${blocks} blocks`)
}
export const only = (service: RegistrationService): RegistrationView | undefined => service.views()[0]
