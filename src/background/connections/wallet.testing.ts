import { expect } from 'vitest'
import type { EntropyError } from '../../core/errors.ts'
import type { OpeningDecision } from '../../core/registration/record.ts'
import { memoryPipe } from '../../protocol/memoryPipe.ts'
import type { PageApi, PageNotice } from '../../protocol/pageApi.ts'
import type { PopupApi } from '../../protocol/popup/api.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { type Client, connect } from '../../protocol/rpc.ts'
import { textPipe } from '../../protocol/textPipe.ts'
import { openHistory } from '../history/history.ts'
import { createListeners } from '../listeners.ts'
import { memoryCell } from '../memory.testing.ts'
import { followAttention } from '../requests/attention.ts'
import { openRequests } from '../requests/requests.ts'
import type {
  ChainStatus,
  NetworkService,
  RegisteredStatus,
  RegistrationService,
  Source,
  TransactionService,
  VaultService,
} from '../services.ts'
import { openSites } from '../sites/sites.ts'
import type { Wallet } from '../wallet.ts'
import { createPages } from './pages.ts'
import { openSigning } from './signing.testing.ts'
import { createWalletPages } from './walletPages.ts'

export const first = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
export const second = '5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty'
/** What the user approves for the first account. */
export const draft = {
  account: first,
  verifyingKey: `0x${'02'.repeat(33)}`,
  rules: { evm: null, btc: null },
  rulesAccount: null,
  threshold: null,
} as const
const genesis = `0x${'ab'.repeat(32)}` as const
/** The stored parts are real; vault, network and registrations only say what a test wants. */
export async function openWallet(disk = { sites: memoryCell<never>(), requests: memoryCell<never>() }) {
  const { onChange, tell } = createListeners()
  const nodes = createListeners()
  const world = {
    vault: 'unlocked' as 'unlocked' | 'locked' | 'damaged',
    accounts: [first, second].map((address, i) => ({ address, name: `Account ${i}`, role: 'registrant' as const })),
    /** How often pages that had lost their connection were called back. */
    wakes: 0,
    registrations: [] as RegistrationView[],
    shown: [] as string[],
    decided: [] as [string, OpeningDecision][],
    badge: 0,
    /** What the node says of its runtime; undefined: there is none. */
    metadata: undefined as Uint8Array | undefined,
    /** How often the key was opened. */
    signatures: 0,
    /** The worker does not end. */
    isHanging: false,
    /** How many hold the nodes, so that they are tried. */
    holders: 0,
    /** Before this, nothing that is tried again is stored. */
    splitting: undefined as Promise<void> | undefined,
    /** What the finalized chain says of any account. */
    status: (): ChainStatus => ({ kind: 'none' }),
    /** Keys of the vault that were handed out. */
    dataKeys: [] as Uint8Array[],
    time: 0,
  }
  const vault = {
    view: () => ({ kind: world.vault }),
    accounts: () => world.accounts,
    keys: () => [],
    autoLockMinutes: () => 15,
    onChange,
  }
  const watch = () => {
    world.holders++
    return () => void world.holders--
  }
  const network = { view: () => ({ genesis }), balance: () => null, watch, onChange: nodes.onChange }
  const sources = new Map<string, Source>()
  function make(source: Source | null): { id: string } {
    const id = `r${world.registrations.length + 1}`
    if (source) sources.set(id, source)
    const made = { id, account: first, state: { kind: 'approved' } } as RegistrationView
    world.registrations = [...world.registrations, made]
    return { id }
  }
  const registrations = {
    views: () => world.registrations,
    unreadable: () => 0,
    // One that a test put there by itself is everybody's.
    bySource: (origin: string, ref: string) =>
      world.registrations.findLast(({ id }) => {
        const source = sources.get(id)
        return !source || (source.origin === origin && source.ref === ref)
      }) ?? null,
    approve: async (_: unknown, source: Source | null) => make(source),
    retry: async (id: string, sourceOf: (source: Source) => Source) => {
      const source = sourceOf(sources.get(id)!)
      await world.splitting
      return make(source)
    },
    decideOpening: async (id: string, decision: OpeningDecision) => void world.decided.push([id, decision]),
    status: async () => world.status(),
    onChange,
  }
  const sites = await openSites(disk.sites)
  const show = async (id: string) => void world.shown.push(id)
  const requests = await openRequests(disk.requests, show, () => world.time)
  let ids = 0
  const wallet: Wallet = {
    vault: vault as unknown as VaultService,
    network: network as unknown as NetworkService,
    registrations: registrations as unknown as RegistrationService,
    transactions: {} as TransactionService,
    history: await openHistory(memoryCell()),
    found: { views: () => [], leftBehind: () => [], onChange },
    signing: openSigning(world),
    ...{ sites, requests, approving: new Set(), now: () => world.time },
    newId: () => `request-${ids++}-${Math.random()}`,
  }
  followAttention(wallet, async (count) => {
    world.badge = count
  })
  const pages = createPages(wallet, () => void world.wakes++)
  const own = createWalletPages(wallet, memoryCell())
  return {
    ...{ world, wallet, disk, tell, pages, tellOfNodes: nodes.tell },
    visit(origin = 'https://dapp.example') {
      const [here, there] = memoryPipe()
      pages.accept(origin, there)
      const heard: PageNotice[] = []
      const api = connect<PageApi>(textPipe(here), { changed: (notice) => heard.push(notice as PageNotice) })
      return { api, heard, leave: () => here.close() }
    },
    user(): Client<PopupApi> {
      const [here, there] = memoryPipe()
      own.accept(there)
      return connect<PopupApi>(here)
    },
  }
}

export type Opened = Awaited<ReturnType<typeof openWallet>>

export const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
export const refused = (code: EntropyError['code']) => expect.objectContaining({ code })
export const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: EntropyError) => error.code,
  )

/** What the chain says of a key that is registered, under these rules. */
export const registeredAs = (constraints: RegisteredStatus['constraints']) => (): ChainStatus => ({
  kind: 'registered',
  registered: { registrant: first, verifyingKey: '0x02', threshold: 2, constraints } as unknown as RegisteredStatus,
})

/** A page that was granted these accounts. */
export async function connectedTo(
  { visit, wallet }: Opened,
  user: Client<PopupApi>,
  accounts: readonly string[] = [first],
) {
  const page = visit()
  const enabled = page.api.enable('page-id-a1')
  await settled()
  await user.approveConnect(wallet.requests.views()[0]!.id, accounts)
  await enabled
  return page
}
