import type { HistoryCalls, HistoryView } from './history.ts'
import type { NetworkCalls, NetworkView } from './network.ts'
import type { LeftBehindView, RegistrationCalls, RegistrationView } from './registration.ts'
import type { RequestCalls, RequestView, SiteView } from './requests.ts'
import type { TransactionCalls } from './transactions.ts'
import type { AccountView, KeyView, VaultCalls, VaultView } from './vault.ts'

export type Snapshot = {
  readonly vault: VaultView
  readonly network: NetworkView
  readonly accounts: readonly AccountView[]
  readonly keys: readonly KeyView[]
  readonly registrations: readonly RegistrationView[]
  readonly leftBehind: readonly LeftBehindView[]
  /** How many stored registrations cannot be read. */
  readonly unreadable: number
  /** The newest few of what this wallet did, and everything that is under way. */
  readonly history: readonly HistoryView[]
  readonly requests: readonly RequestView[]
  readonly sites: readonly SiteView[]
  readonly settings: { readonly autoLockMinutes: number }
}

/** What the wallet's own pages may ask of the background. Never served to a web page. Secrets do not travel here. */
export type PopupApi = VaultCalls &
  NetworkCalls &
  RegistrationCalls &
  TransactionCalls &
  HistoryCalls &
  RequestCalls & {
    /** The present state; `watch` on the same connection then sends a new one on every change (see `subscribe` in rpc). */
    snapshot(): Snapshot
  }
