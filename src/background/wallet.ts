import type { FoundService } from './found/foundService.ts'
import type { History } from './history/history.ts'
import type { Now } from './ports.ts'
import type { Requests } from './requests/requests.ts'
import type { NetworkService, RegistrationService, TransactionService, VaultService } from './services.ts'
import type { Signing } from './signing/signing.ts'
import type { Sites } from './sites/sites.ts'

/** Everything that the handlers act on. */
export type Wallet = {
  readonly vault: VaultService
  readonly network: NetworkService
  readonly registrations: RegistrationService
  readonly transactions: TransactionService
  readonly history: History
  readonly found: FoundService
  readonly requests: Requests
  readonly signing: Signing
  readonly sites: Sites
  /** Requests whose key is being opened right now: they can be neither withdrawn nor approved twice. */
  readonly approving: Set<string>
  readonly now: Now
  readonly newId: () => string
}
