import { ss58Encode } from '../../core/keys/address.ts'
import { networks } from '../../core/networks.ts'
import { agreeing } from '../../network/agreeing/agreeing.ts'
import type { Address } from '../../protocol/popup/common.ts'
import { openHistory } from '../history/history.ts'
import { memoryCell } from '../memory.testing.ts'
import { openNetworkService } from '../network/networkService.ts'
import type { Cell, RunJob } from '../ports.ts'
import { createBank, MINIMUM } from './bank.testing.ts'
import type { Claim } from './terms/claim.ts'
import { openTransactionService } from './transactionService.ts'

export const [alice, bob, rules] = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
]
export const address = ss58Encode

/** A browser: what it has on disk outlives its background, which can be ended at any write. */
export const createSender = () => {
  const bank = createBank()
  const disk = { transactions: memoryCell<unknown>(), history: memoryCell<unknown>() }
  const world = { isOpen: true, claims: new Map<Address, Claim>(), time: 0 }
  const network = { ...networks[0]!, existentialDeposit: MINIMUM, rulesAccountFunding: 5_000n }
  let ids = 0
  let stop: (() => void) | undefined

  /** `dies`: right before or right after it has written to the transactions for the n-th time. */
  const start = async (dies?: { readonly when: 'after' | 'before'; readonly write: number }) => {
    stop?.()
    let isDead = false
    stop = () => {
      isDead = true
    }
    let writes = 0
    const alive =
      <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
      (...args: A): Promise<R> =>
        isDead ? new Promise<R>(() => undefined) : act(...args)
    const kept = (cell: Cell<unknown>): Cell<unknown> => ({ ...cell, write: alive(cell.write) })
    const stored: Cell<unknown> = {
      ...disk.transactions,
      write: alive(async (value) => {
        const isTime = ++writes === dies?.write
        if (!isTime || dies?.when === 'after') await disk.transactions.write(value)
        isDead ||= isTime
        if (isDead) await new Promise(() => undefined)
      }),
    }
    const { chain } = bank
    const access = await openNetworkService({
      network,
      agree: agreeing,
      setting: { ...memoryCell<unknown>(), watch: () => undefined },
      connect: async () => ({ ...chain, submit: alive(chain.submit) }),
      drip: async () => ({ amount: '1' }),
      addresses: () => [],
    })
    const history = await openHistory(kept(disk.history))
    const runJob = (async (_, input) => bank.sign(input as never)) as RunJob
    const vault = {
      accounts: () =>
        [alice, rules].map(
          (one) => ({ address: address(one), name: '', role: 'registrant', source: 'phrase' }) as const,
        ),
      checkDeadline: async () => undefined,
      dataKey: async () => new Uint8Array(32),
      file: () => ({}) as never,
      view: () =>
        world.isOpen ? ({ kind: 'unlocked', lockAt: 0, backup: 'proven' } as const) : ({ kind: 'locked' } as const),
    }
    const service = await openTransactionService({
      ...{ stored, access, history, vault, network, runJob: alive(runJob as never) as RunJob },
      ...{ now: () => ++world.time, newId: () => `t${++ids}`, outcomeOf: bank.outcomeOf },
      claimOf: (of) => world.claims.get(of),
      typedRules: () => [],
    })
    await service.resume()
    return { service, history, access }
  }
  /** So many blocks, with time between them for what each of them begins. */
  const blocks = async (count: number) => {
    for (let i = 0; i < count; i++) {
      await settle()
      bank.tick()
    }
    await settle()
  }
  return { bank, disk, world, start, blocks, stop: () => stop?.() }
}
type Started = Awaited<ReturnType<ReturnType<typeof createSender>['start']>>

/** Of the newest entry. */
export const stateOf = ({ history }: Pick<Started, 'history'>) => history.all()[0]?.state
/** What most tests send. */
export const wish = { from: address(alice), to: address(bob), amount: '40000' }

const rest = () => new Promise((resolve) => setTimeout(resolve, 3))
/** What was begun has been done as far as it can be without another block. */
export const settle = async () => {
  for (let i = 0; i < 12; i++) await rest()
}
