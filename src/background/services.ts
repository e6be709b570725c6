import type { OpeningDecision } from '../core/registration/record.ts'
import type { Activity } from '../platform/keepAlive.ts'
import type { RegistrationProof } from '../protocol/pageApi.ts'
import type { Address, Amount, Hex } from '../protocol/popup/common.ts'
import type { NetworkView } from '../protocol/popup/network.ts'
import type { Quote, RegistrationDraft, RegistrationView } from '../protocol/popup/registration.ts'
import type {
  RegisteredView,
  RulesQuote,
  RulesUpdate,
  Transfer,
  TransferQuote,
} from '../protocol/popup/transactions.ts'
import type { AccountView, ChangedVault, KeyView, VaultFile, VaultView } from '../protocol/popup/vault.ts'
import type { Claim } from './transactions/terms/claim.ts'

export type Unsubscribe = () => void
/** Called after a change of what `view`, `views` … return; the listener reads the new value itself. */
export type OnChange = (listener: () => void) => Unsubscribe

/** Owns the stored vault, the lock and the clock that closes it. No secret but the opened data key passes here. */
export type VaultService = {
  view(): VaultView
  /** For whoever has the opened key. Null when there is none. */
  file(): VaultFile | null
  /** For whoever has a password. @throws {EntropyError} 'too-many-requests' after wrong ones (data: retryAt) */
  fileToOpen(): Promise<VaultFile>
  /** For whoever has the phrase: every file that may hold what the phrase alone does not give, the likeliest first. */
  filesToRecover(): VaultFile[]
  /** Public names of what the vault holds; readable while locked. Balances are the network service's. */
  accounts(): readonly Omit<AccountView, 'balance'>[]
  keys(): readonly KeyView[]
  /** Stores the first vault. @throws {EntropyError} 'already-pending' when one exists, 'vault-damaged' if it is not one. */
  save(vault: VaultFile): Promise<void>
  /** Stores what an open vault has become. @throws {EntropyError} 'locked', 'vault-changed' if it was made from another one */
  replace(changed: ChangedVault): Promise<void>
  /** Puts a recovered vault in the place of a locked or damaged one, which is kept aside. @throws {EntropyError} 'wrong-phrase' */
  restore(vault: VaultFile): Promise<void>
  /** A page could not open the vault, though the password fits: it is damaged. */
  altered(message: string): Promise<void>
  /** Puts the second copy in the place of a damaged vault, which is kept aside. @throws {EntropyError} 'vault-damaged' */
  restoreCopy(): Promise<void>
  /**
   * A page put the data key into the session store: stores what the vault became by being opened, and starts the auto-lock
   * clock. @throws {EntropyError} 'locked' if it did not, 'vault-changed'
   */
  unlocked(changed: ChangedVault | null): Promise<void>
  wrongPassword(): Promise<void>
  /** Asked for once more in an open wallet, and right. */
  rightPassword(): Promise<void>
  lock(): Promise<void>
  backupProven(): Promise<void>
  autoLockMinutes(): number
  setAutoLock(minutes: number): Promise<void>
  /** Locks if the deadline has passed or the clock was set back; called by the alarm `lock`, at every start and before every use of the key. */
  checkDeadline(): Promise<void>
  /** The opened key, for one job that wipes it. @throws {EntropyError} 'locked' */
  dataKey(): Promise<Uint8Array>
  onChange: OnChange
}

/** The nodes behind the wallet: connected only while somebody watches or a registration is live. */
export type NetworkService = {
  view(): NetworkView
  /** @throws {EntropyError} `invalid-argument`, `storage-failed` */
  setNodes(urls: readonly string[]): Promise<void>
  resetNodes(): Promise<void>
  retry(): void
  /** Null until it was read once. */
  balance(address: Address): Amount | null
  drip(address: Address): Promise<{ amount: Amount }>
  /** Somebody looks: connects and follows balances until the returned function is called. */
  watch(): Unsubscribe
  onChange: OnChange
}

/** Which site asked, and its own name for the wish; null when the user began it in the wallet. */
export type Source = { readonly origin: string; readonly ref?: string | undefined }

/** What the chain says about one account, read at the finalized head. */
export type ChainStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly id?: string | undefined }
  | { readonly kind: 'registered'; readonly registered: RegisteredStatus }
export type RegisteredStatus = {
  readonly registrant: Address
  readonly verifyingKey: Hex
  readonly ethereumAddress: Hex
  readonly constraintAccount: Address
  readonly constraints: RegistrationDraft['rules']
  readonly threshold: number
  readonly subgroups: number
  readonly missingSubgroups: readonly number[]
  readonly genesisHash: Hex
  readonly block: { readonly hash: Hex; readonly number: number }
  readonly proof: RegistrationProof
}

/** Sends money and changes rules: signed once, followed until the end is final. */
export type TransactionService = {
  quoteTransfer(transfer: Transfer): Promise<TransferQuote>
  /** @throws {EntropyError} 'locked', 'already-pending', 'invalid-argument' (data: problems), 'chain-unavailable' … */
  send(transfer: Transfer): Promise<{ id: string }>
  quoteRules(update: RulesUpdate): Promise<RulesQuote>
  updateRules(update: RulesUpdate): Promise<{ id: string }>
  /** Frees an account whose registration the chain still has open while nothing here speaks of it. @throws as `send`, 'unsupported' */
  takeBack(address: Address): Promise<void>
  /** What the finalized chain says of an account's registered key; null when there is none. */
  registered(address: Address): Promise<RegisteredView | null>
  /** A transaction of this account is being signed, or in no block yet: its next number is taken. */
  isSending(address: Address): boolean
  /** Goes on with every transaction whose end is not final; as the registrations' `resume`. */
  resume(): Promise<void>
  activity(): Activity
  onChange: OnChange
}

export type RegistrationService = {
  views(): readonly RegistrationView[]
  /** How many registrations were stored that cannot be read. They are left as they are. */
  unreadable(): number
  /** The registration that this site started under this name, if any. */
  bySource(origin: string, ref: string): RegistrationView | null
  quote(draft: RegistrationDraft): Promise<Quote>
  /**
   * Opens the key once and persists the signed registration before anything is sent.
   * @throws {EntropyError} 'locked', 'not-backed-up', 'invalid-argument' (data: problems), 'chain-unavailable' …
   */
  approve(draft: RegistrationDraft, source: Source | null): Promise<{ id: string }>
  /** Withdraws what the chain has not got a splitting of. @throws {EntropyError} 'unsupported' afterwards. */
  cancel(id: string): Promise<void>
  /** The user's answer to `consent-open`. @throws {EntropyError} 'unsupported' when nobody asks, or another server than this. */
  decideOpening(id: string, decision: OpeningDecision): Promise<void>
  /**
   * After a retryable failure: the same wish again, with a new splitting. Opens the key. `sourceOf`: which site's wish it is
   * then, if it was one's.
   */
  retry(id: string, sourceOf: (source: Source) => Source): Promise<{ id: string }>
  status(address: Address): Promise<ChainStatus>
  /** What an account's registration under way needs of it, so that nothing else comes in between. */
  claimOf(address: Address): Claim | undefined
  /** Goes on with every registration that is not at its end; called at every start of the background and by the alarm `live`. */
  resume(): Promise<void>
  /** `live`: a registration is under way, keep the background alive. `healing`: come back now and then. */
  activity(): Activity
  onChange: OnChange
}
