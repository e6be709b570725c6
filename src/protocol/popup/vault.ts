import type { Address, Amount, Hex } from './common.ts'

export type VaultView =
  | { readonly kind: 'none' }
  | VaultDamage
  /** `retryAt`: milliseconds since 1970 before which another password is not tried. */
  | { readonly kind: 'locked'; readonly retryAt?: number | undefined }
  | {
      readonly kind: 'unlocked'
      readonly lockAt: number
      readonly backup: 'proven' | 'unproven'
      /** As above: the password is asked for here and there in an open wallet too. */
      readonly retryAt?: number | undefined
    }

/** Why the stored vault is not used, and what is left. */
export type VaultDamage = {
  readonly kind: 'damaged'
  /** `older`, `differs`: than its second copy. `altered`: it does not open, though the password fits. */
  readonly problem: 'missing' | 'unreadable' | 'older' | 'differs' | 'altered'
  readonly message: string
  readonly copy: 'whole' | 'damaged' | 'missing'
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
  /** For whoever has the phrase: every file that may hold what the phrase alone does not give, the likeliest first. */
  vaultsToRecover(): VaultFile[]
  /** Stores a new vault; refused when one exists. */
  saveVault(vault: VaultFile): void
  /** The page's worker opened the vault and the data key is in the session store: store what it became by that, and start the auto-lock clock. */
  unlocked(changed: ChangedVault | null): void
  /** Stores what the open vault has become. @throws 'locked', 'in-use', 'vault-changed' */
  replaceVault(changed: ChangedVault): void
  /** Puts a recovered vault in the place of a locked or damaged one. @throws 'wrong-phrase' */
  restoreVault(vault: VaultFile): void
  /** Puts the second copy in the place of a damaged vault, which is kept aside. @throws 'vault-damaged' when there is no whole one */
  restoreCopy(): void
  /** The page's worker found that the vault was changed on disk, and says where. */
  vaultAltered(message: string): void
  wrongPassword(): void
  /** The password was asked for in an open wallet, and was right. */
  rightPassword(): void
  lock(): void
  backupProven(): void
  setAutoLock(minutes: number): void
}
