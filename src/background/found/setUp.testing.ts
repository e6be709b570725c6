import { ss58Encode } from '../../core/keys/address.ts'
import { networks } from '../../core/networks.ts'
import type { Standing } from '../../core/registration/ports.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { KeyView } from '../../protocol/popup/vault.ts'
import { createListeners } from '../listeners.ts'
import { memoryCell } from '../memory.testing.ts'
import type { RunJob } from '../ports.ts'
import { account, createChain, registeredAs, rulesAccount, secretKey } from './example.testing.ts'
import { openFound } from './foundService.ts'

const constraints = {
  evmAcl: { addresses: [new Uint8Array(20).fill(3)], kind: 'allow' as const, allowNullRecipient: false },
  btcAcl: undefined,
}
/** It has registered a key, some time ago. */
export const done = (n: number): Partial<Standing> => ({
  registered: registeredAs(account(n), secretKey(n)),
  constraints,
  constraintAccount: rulesAccount,
})

/** A wallet whose accounts are those with these numbers; the phrase has more, each called by its number. */
export const setUp = async (
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
