import type { Address, Amount, Hex } from './common.ts'

export type VaultView =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly message: string }
  /** `retryAt`: milliseconds since 1970 before which another password is not tried. */
  | { readonly kind: 'locked'; readonly retryAt?: number | undefined }
  | {
      readonly kind: 'unlocked'
      readonly lockAt: number
      readonly backup: 'proven' | 'unproven'
      /** As above: the password is asked for here and there in an open wallet too. */
      readonly retryAt?: number | undefined
    }

/** The encrypted vault as stored; opaque to everybody but the worker. */
export type VaultFile = { readonly version: 1 | 2; readonly checksum: string } & Readonly<Record<string, unknown>>

/** What a vault has become. `madeFrom`: the checksum of the one it was made from, which must be stored still. */
export type ChangedVault = { readonly vault: VaultFile; readonly madeFrom: string }

export type AccountView = {
  readonly address: Address
  readonly name: string
  readonly role: 'registrant' | 'rules'
  /** What is imported has no other backup than its own. */
  readonly source: 'phrase' | 'imported'
  readonly balance: Amount | null
}

export type KeyView = {
  readonly verifyingKey: Hex
  readonly ethereumAddress: Hex
  readonly name: string
  readonly source: 'phrase' | 'imported'
}

/** The vault, its lock and its clock. */
export type VaultCalls = {
  /** The encrypted vault, for the page's own worker and the opened key. Null when there is none. */
  vaultFile(): VaultFile | null
  /** The same for a password. @throws 'too-many-requests' after wrong ones */
  vaultToOpen(): VaultFile
  /** The same for the phrase: the last whole one, or null. */
  vaultToRecover(): VaultFile | null
  /** Stores a new vault; refused when one exists. */
  saveVault(vault: VaultFile): void
  /** The page's worker opened the vault and the data key is in the session store: store what it became by that, and start the auto-lock clock. */
  unlocked(changed: ChangedVault | null): void
  /** Stores what the open vault has become. @throws 'locked', 'in-use', 'vault-changed' */
  replaceVault(changed: ChangedVault): void
  /** Puts a recovered vault in the place of a locked or damaged one. @throws 'wrong-phrase' */
  restoreVault(vault: VaultFile): void
  wrongPassword(): void
  /** The password was asked for in an open wallet, and was right. */
  rightPassword(): void
  lock(): void
  backupProven(): void
  setAutoLock(minutes: number): void
}
