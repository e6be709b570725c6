import { ascii } from '../../core/bytes.ts'
import { ss58Decode } from '../../core/keys/address.ts'
import type { Chain } from '../../core/registration/ports.ts'
import { agreeing } from '../../network/agreeing/agreeing.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { runJob } from '../../worker/run.ts'
import { memoryCell } from '../memory.testing.ts'
import { openNetworkService } from '../network/networkService.ts'
import type { Cell } from '../ports.ts'
import type { RegistrationService } from '../services.ts'
import { openVaultService } from '../vault/vaultService.ts'
import { openRegistrationService } from './registrationService.ts'
import { createSimulation } from './simulated/simulation.testing.ts'

type Simulation = Awaited<ReturnType<typeof createSimulation>>

/** See `start`. */
export type Interruption = { at?: number; what?: 'dies' | 'lost' | 'silent'; ignored?: readonly string[] }

/** What changes from step to step. */
const fingerprint = (registrations: unknown, ignored: readonly string[]): string =>
  JSON.stringify(registrations, (name, value) => {
    if (ignored.includes(name)) return 0
    if (value instanceof Uint8Array) return `${value.length} ${value.subarray(0, 4)}`
    return typeof value === 'bigint' ? `${value}` : value
  })

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
      aside: memoryCell<unknown>(),
      copy: memoryCell<unknown>(),
      alarms,
      now: Date.now,
    })
  const unlock = async (vault: Awaited<ReturnType<typeof openVault>>) => {
    await session.dataKey.write(created.dataKey)
    await vault.unlocked(null)
  }
  const first = await openVault()
  await first.save(created.vault)
  await unlock(first)
  await first.backupProven()
  const account = first.accounts()[0]!.address
  const simulation: Simulation = await createSimulation(ss58Decode(account))

  /**
   * Starts a background. `at`: number of the step at which something happens to it, where a step is a write to the
   * registrations that changes more than what is `ignored`. `dies` right after that write, or before it, when
   * the write is `lost`; or the node falls `silent`.
   */
  /** What a node says instead of the truth, by its address. */
  const lies = new Map<string, Partial<Chain>>()
  let ids = 0
  /** Accounts of which another transaction is in no block yet. */
  const sending = new Set<string>()
  const start = async ({
    at = Number.POSITIVE_INFINITY,
    what = 'dies',
    ignored = ['block', 'at'],
  }: Interruption = {}) => {
    let steps = 0
    let last = ''
    let isDead = false
    const alive = <A extends unknown[], R>(act: (...args: A) => Promise<R>) => {
      return (...args: A): Promise<R> => (isDead ? new Promise<R>(() => undefined) : act(...args))
    }
    const stored: Cell<unknown> = {
      ...disk.registrations,
      write: alive(async (value) => {
        const step = fingerprint(value, ignored)
        if (step !== last) steps++
        last = step
        const isTime = steps === at
        isDead = isTime && what !== 'silent'
        if (what === 'silent' && isTime && !simulation.state.wasSilent) simulation.fallSilent(3)
        if (!isDead || what !== 'lost') await disk.registrations.write(value)
        if (isDead) await new Promise(() => undefined)
      }),
    }
    const vault = await openVault()
    const network = await openNetworkService({
      network: simulation.network,
      agree: agreeing,
      setting: { ...memoryCell<unknown>(), watch: () => undefined },
      connect: async (url) => ({ ...simulation.chain, ...lies.get(url), submit: alive(simulation.chain.submit) }),
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
      // A block a second, so that nobody has to wait for a retry.
      now: () => simulation.state.block * 1_000,
      random: () => 0,
      newId: () => `r${++ids}`,
      isSending: (address) => sending.has(address),
    })
    await service.resume()
    return { service, vault, network, steps: () => steps, isDead: () => isDead }
  }
  return { simulation, start, unlock, disk, sending, account, lies }
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
/** Turns without anything under way, after which nothing more comes of the last block. */
const STILL = 12
/** Lets blocks pass until it is so. */
export const until = async (simulation: Simulation, isSo: () => unknown, blocks = 80) => {
  for (let i = 0; i < blocks; i++) {
    for (let still = 0; still < STILL && !(await isSo()); still = simulation.isBusy() ? 0 : still + 1) await rest()
    if (await isSo()) return
    simulation.tick()
  }
  throw new Error(`not within ${blocks} blocks`)
}
export const only = (service: RegistrationService): RegistrationView | undefined => service.views()[0]
