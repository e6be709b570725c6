import { networks } from '../core/networks.ts'
import { connectChain } from '../network/chain/connection.ts'
import { drip } from '../network/faucet/drip.ts'
import { sendParcel } from '../network/servers/sendParcel.ts'
import { alarms } from '../platform/alarms.ts'
import { runBackgroundJob } from '../platform/backgroundWorker.ts'
import { showBadge, showPrompt } from '../platform/promptWindow.ts'
import { sessionKey } from '../platform/sessionKey.ts'
import { localCell, sessionCell } from '../platform/storage.ts'
import { openNetworkService } from './network/networkService.ts'
import { openRegistrationService } from './registration/registrationService.ts'
import { openRequests } from './requests/requests.ts'
import { openSites } from './sites/sites.ts'
import { openVaultService } from './vault/vaultService.ts'
import type { Drafts, Wallet } from './wallet.ts'

const now = Date.now
const newId = () => crypto.randomUUID()

/** Puts the wallet together from what is stored. The only place that knows what is behind each port. */
export async function start(): Promise<Wallet> {
  const network = networks[0]!
  const stored = localCell<unknown>('registrations')
  const vault = await openVaultService({
    vault: localCell('vault'),
    settings: localCell('settings'),
    dataKey: sessionKey,
    lockAt: sessionCell('lockAt'),
    traces: [stored],
    alarms,
    now,
  })
  const access = await openNetworkService({
    network,
    setting: localCell('network'),
    connect: connectChain,
    drip,
    addresses: () => vault.accounts().map(({ address }) => address),
  })
  const registrations = await openRegistrationService({
    ...{ access, vault, network, stored, now, newId },
    runJob: runBackgroundJob,
    send: sendParcel,
    random: Math.random,
  })
  const sites = await openSites(localCell('sites'))
  const requests = await openRequests(localCell('requests'), { show: showPrompt, badge: showBadge }, now)
  const drafts = localCell<Drafts>('drafts')
  return { vault, network: access, registrations, sites, requests, drafts, approving: new Set(), now, newId }
}
