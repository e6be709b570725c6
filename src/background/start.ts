import { networks } from '../core/networks.ts'
import { agreeing } from '../network/agreeing/agreeing.ts'
import { connectChain } from '../network/chain/connection.ts'
import { drip } from '../network/faucet/drip.ts'
import { dispatchOutcome } from '../network/metadata/dispatchOutcome.ts'
import { sendParcel } from '../network/servers/sendParcel.ts'
import { alarms } from '../platform/alarms.ts'
import { runBackgroundJob } from '../platform/backgroundWorker.ts'
import { showPrompt } from '../platform/promptWindow.ts'
import { sessionKey } from '../platform/sessionKey.ts'
import { type LocalKey, localCell, sessionCell } from '../platform/storage.ts'
import { vaultCopy } from '../platform/vaultCopy.ts'
import { cautious } from './disk/cautious.ts'
import { openFound } from './found/foundService.ts'
import { followRegistrations } from './history/followRegistrations.ts'
import { openHistory } from './history/history.ts'
import { createRuntimeMetadata } from './metadata/runtimeMetadata.ts'
import { openNetworkService } from './network/networkService.ts'
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

/** Puts the wallet together from what is stored. The only place that knows what is behind each port. */
export async function start(): Promise<Wallet> {
  const network = networks[0]!
  const kept = <T>(key: LocalKey) => cautious(localCell<T>(key))
  const vault = await openVaultService({
    vault: localCell('vault'),
    copy: vaultCopy,
    aside: localCell('vaultDamaged'),
    settings: kept('settings'),
    dataKey: sessionKey,
    lockAt: sessionCell('lockAt'),
    traces: [localCell('registrations'), localCell('history')],
    alarms,
    now,
  })
  const access = await openNetworkService({
    network,
    setting: kept('network'),
    connect: connectChain,
    agree: agreeing,
    drip,
    addresses: () => vault.accounts().map(({ address }) => address),
  })
  const registrations = await openRegistrationService({
    ...{ access, vault, network, now, newId },
    stored: kept('registrations'),
    runJob: runBackgroundJob,
    send: sendParcel,
    random: Math.random,
    isSending: (address) => transactions.isSending(address),
  })
  const found = await openFound({
    ...{ access, network, vault, registrations, now },
    stored: kept('found'),
    runJob: runBackgroundJob,
  })
  const metadata = createRuntimeMetadata({ network, stored: kept('metadata'), chain: access.chain })
  const history = await openHistory(kept('history'))
  followRegistrations(registrations, history)
  const transactions: TransactionService = await openTransactionService({
    ...{ access, vault, network, now, newId, history },
    stored: kept('transactions'),
    runJob: runBackgroundJob,
    outcomeOf: async (events, index) => dispatchOutcome(await metadata.get(), events, index),
    claimOf: registrations.claimOf,
    typedRules: () => registrations.views().map(({ rules }) => rules),
  })
  const sites = await openSites(kept('sites'))
  const requests = await openRequests(kept('requests'), showPrompt, now)
  const signing = createSigning({ network, metadata, access, vault, runJob: runBackgroundJob })
  const services = { vault, network: access, registrations, found, transactions, history, signing }
  return { ...services, sites, requests, approving: new Set(), now, newId }
}
