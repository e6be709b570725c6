import {
  draft,
  first,
  openWallet,
  registeredAs,
  second,
  settled,
} from '../../../../src/background/connections/wallet.testing.ts'
import { failed } from '../../../../src/core/registration/failure.ts'
import { openClient } from '../../../../src/inpage/page.testing.ts'
import { createProvider } from '../../../../src/inpage/provider.ts'
import type { RegistrationView } from '../../../../src/protocol/popup/registration.ts'
import type { EntropyProvider, EntropyWallet } from '../wallet.ts'
import { createMockWallet, type MockStep, mockAccount } from './createMockWallet.ts'

export { first, second, settled }

/** What comes after `awaiting-approval`. */
export type Script = readonly ('registering' | 'dealing' | 'registered' | 'failed' | 'rejected')[]
const toTheEnd: Script = ['registering', 'dealing', 'registered']
const failure = { fault: 'server', reason: 'too-few-servers', retryable: true } as const
const rules = { evm: null, btc: null }

/** A wallet that has let a site in, and its user and network: one of them is the real one's, the other the mock's. */
export type World = {
  readonly provider: EntropyProvider
  readonly wallet: EntropyWallet
  /** The registration takes the next step of the script. */
  next(): Promise<void>
  /** From now on the site may know these; none disconnects it. */
  grant(accounts: readonly string[]): Promise<void>
  /** The wallet is updated. */
  replace(): Promise<void>
}

async function mockWorld(script: Script): Promise<World> {
  const steps = script.map((kind): MockStep => (kind === 'failed' ? { kind, ...failure } : { kind }))
  const accountsOf = (addresses: readonly string[]) => addresses.map((address) => ({ ...mockAccount, address }))
  const mock = createMockWallet({ script: steps, accounts: accountsOf([first, second]) })
  const settling = (act: () => void) => {
    act()
    return settled() as Promise<void>
  }
  return {
    provider: mock.provider,
    wallet: await mock.provider.enable('A dApp'),
    next: () => settling(mock.step),
    grant: (accounts) => settling(() => mock.grant(accountsOf(accounts))),
    replace: () => settling(mock.disconnect),
  }
}

async function realWorld(script: Script): Promise<World> {
  const steps = [...script]
  const opened = await openWallet()
  const user = opened.user()
  const { world, wallet } = opened
  const page = openClient(opened)
  const provider = createProvider(page.client, '0.0.0') as EntropyProvider
  const waiting = (kind: string) => wallet.requests.views().find((view) => view.kind === kind)!.id
  const letIn = async (accounts: readonly string[]) => {
    const enabled = provider.enable('A dApp')
    await settled()
    await user.approveConnect(waiting('connect'), accounts)
    return enabled
  }
  const become = async (state: RegistrationView['state']) => {
    world.registrations = world.registrations.map((one) => ({ ...one, state }))
    opened.tell()
  }
  const next: Record<Script[number], () => Promise<unknown>> = {
    registering: () => user.approveRegistration(draft, waiting('register')),
    dealing: () => {
      world.status = () => ({ kind: 'open', id: 'r1' })
      return become({ kind: 'dealing' })
    },
    registered: () => {
      world.status = registeredAs(rules)
      return become({ kind: 'registered', block: 9, missingSubgroups: [], healing: false })
    },
    failed: () => become(failed(failure.reason, failure.fault)),
    rejected: () => user.rejectRequest(waiting('register')),
  }
  const site = 'https://dapp.example'
  return {
    provider,
    wallet: await letIn([first, second]),
    async next() {
      await next[steps.shift()!]()
      await settled()
    },
    async grant(accounts) {
      if (accounts.length === 0) await user.disconnectSite(site)
      else if (wallet.sites.find(site)) await user.setSiteAccounts(site, accounts)
      else await letIn(accounts)
      await settled()
    },
    async replace() {
      page.at.script = 'gone'
      page.say('gone')
      await settled()
    },
  }
}

const worlds = { 'the mock': mockWorld, 'the wallet': realWorld }
export const names = Object.keys(worlds) as (keyof typeof worlds)[]
export const open = (name: keyof typeof worlds, script: Script = toTheEnd): Promise<World> => worlds[name](script)
