import { networks } from '../core/networks.ts'
import { agreeing } from '../network/agreeing/agreeing.ts'
import { drip } from '../network/faucet/drip.ts'
import { dispatchOutcome } from '../network/metadata/dispatchOutcome.ts'
import { sendParcel } from '../network/servers/sendParcel.ts'
import { alarms } from '../platform/alarms.ts'
import { runBackgroundJob } from '../platform/backgroundWorker.ts'
import { showPrompt } from '../platform/promptWindow.ts'
import { sessionKey } from '../platform/sessionKey.ts'
import { localCell } from '../platform/storage.ts'
import { kept, stored, vaultCells } from './disk/stored.ts'
import { openFound } from './found/foundService.ts'
import { followRegistrations } from './history/followRegistrations.ts'
import { openHistory } from './history/history.ts'
import { createRuntimeMetadata } from './metadata/runtimeMetadata.ts'
import { type NetworkPorts, openNetworkService } from './network/networkService.ts'
import { openRegistrationService } from './registration/registrationService.ts'
import { openRequests } from './requests/requests.ts'
import type { TransactionService } from './services.ts'
import { createSigning } from './signing/signing.ts'
import { openSites } from './sites/sites.ts'
import { openTransactionService } from './transactions/transactionService.ts'
import { openVaultService } from './vault/vaultService.ts'
import type { Wallet } from './wallet.ts'

const now = Date.now
const newId = () => crypto.randomUUID()

/** Its libraries take as long to start as all the rest, and most messages that wake the background need no node. */
const connect: NetworkPorts['connect'] = async (...given) =>
  (await import('../network/chain/connection.ts')).connectChain(...given)

/** Puts the wallet together from what is stored. The only place that knows what is behind each port. */
export async function start(): Promise<Wallet> {
  const network = networks[0]!
  const vault = await openVaultService({
    ...vaultCells,
    aside: localCell('vaultDamaged'),
    settings: stored.settings,
    dataKey: sessionKey,
    traces: [localCell('registrations'), localCell('history')],
    alarms,
    now,
  })
  const access = await openNetworkService({
    network,
    setting: kept('network'),
    connect,
    agree: agreeing,
    drip,
    addresses: () => vault.accounts().map(({ address }) => address),
  })
  const registrations = await openRegistrationService({
    ...{ access, vault, network, now, newId },
    stored: stored.registrations,
    runJob: runBackgroundJob,
    send: sendParcel,
    random: Math.random,
    isSending: (address) => transactions.isSending(address),
  })
  const found = await openFound({
    ...{ access, network, vault, registrations, now },
    stored: stored.found,
    runJob: runBackgroundJob,
  })
  const metadata = createRuntimeMetadata({ network, stored: kept('metadata'), chain: access.chain })
  const history = await openHistory(stored.history)
  followRegistrations(registrations, history)
  const transactions: TransactionService = await openTransactionService({
    ...{ access, vault, network, now, newId, history },
    stored: stored.transactions,
    runJob: runBackgroundJob,
    outcomeOf: async (events, index) => dispatchOutcome(await metadata.get(), events, index),
    claimOf: registrations.claimOf,
    typedRules: () => registrations.views().map(({ rules }) => rules),
  })
  const sites = await openSites(stored.sites)
  const requests = await openRequests(stored.requests, showPrompt, now)
  const signing = createSigning({ network, metadata, access, vault, runJob: runBackgroundJob })
  const services = { vault, network: access, registrations, found, transactions, history, signing }
  return { ...services, sites, requests, approving: new Set(), now, newId }
}
