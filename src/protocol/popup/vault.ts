import type { Address, Amount, Hex } from './common.ts'

export type VaultView =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged'; readonly message: string }
  /** `retryAt`: milliseconds since 1970 before which another password is not tried. */
  | { readonly kind: 'locked'; readonly retryAt?: number | undefined }
  | { readonly kind: 'unlocked'; readonly lockAt: number; readonly backup: 'proven' | 'unproven' }

/** The encrypted vault as stored; opaque to everybody but the worker. */
export type VaultFile = { readonly version: 1 } & Readonly<Record<string, unknown>>

export type AccountView = {
  readonly address: Address
  readonly name: string
  readonly role: 'registrant' | 'rules'
  readonly balance: Amount | null
}

export type KeyView = { readonly verifyingKey: Hex; readonly ethereumAddress: Hex; readonly name: string }

/** The vault, its lock and its clock. */
export type VaultCalls = {
  /** The encrypted vault, for the page's own worker to open. Null when there is none. */
  vaultFile(): VaultFile | null
  /** Stores a new vault; refused when one exists. */
  saveVault(vault: VaultFile): void
  /** The page's worker opened the vault and the data key is in the session store: start the auto-lock clock. */
  unlocked(): void
  wrongPassword(): void
  lock(): void
  backupProven(): void
  setAutoLock(minutes: number): void
}
