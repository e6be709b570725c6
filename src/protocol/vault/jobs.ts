import type { VaultFile } from '../popup/vault.ts'

/** An opened vault: jobs wipe the key. */
export type Unlocked = { vault: VaultFile; dataKey: Uint8Array }

/** Public bytes: 32 of an account, 33 of a key. */
export type Of = { readonly account: Uint8Array } | { readonly key: Uint8Array }

type Changed = { vault: VaultFile }
type Added<Name extends string> = Changed & { [N in Name]: Uint8Array }

/** What is done with the vault itself. Secret inputs are bytes, and wiped by the job; passwords are UTF-8. */
export type VaultJobs = {
  /** Makes a vault around a new phrase, or around the given one. @throws 'invalid-phrase' */
  createVault(input: { password: Uint8Array; phrase?: Uint8Array | undefined }): {
    vault: VaultFile
    dataKey: Uint8Array
  }
  /** `vault`: what it has to become, if it has an older form or the password's cost was raised. @throws 'wrong-password', 'vault-damaged' */
  openVault(input: { password: Uint8Array; vault: VaultFile }): { dataKey: Uint8Array; vault?: VaultFile }
  /** The phrase as UTF-8 words with single spaces. @throws 'locked' if the key does not open this vault */
  revealPhrase(input: Unlocked): { phrase: Uint8Array }
  /** `index`: from 0. Every given word must be right. */
  checkWords(input: Unlocked & { words: readonly { index: number; word: Uint8Array }[] }): { right: boolean }
  /** @throws 'wrong-password', 'vault-damaged' */
  changePassword(input: { password: Uint8Array; next: Uint8Array; vault: VaultFile }): Changed
  /**
   * A new password for whoever has the phrase; all that the vault holds stays. Without a vault, or for one of the first form:
   * a new vault around the phrase. @throws 'invalid-phrase', 'wrong-phrase' if the vault is another phrase's, 'vault-damaged'
   */
  recover(input: { phrase: Uint8Array; password: Uint8Array; vault: VaultFile | null }): Changed & {
    dataKey: Uint8Array
  }

  /** The phrase's next account: the lowest number that the vault does not name. */
  addAccount(input: Unlocked & { name: string }): Added<'account'>
  /** The phrase's next key: the lowest number that the vault does not name. */
  addKey(input: Unlocked & { name: string }): Added<'key'>
  /** Public keys of the phrase's next accounts and keys, so many behind the highest that the vault names: for looking whether they were in use. */
  lookAhead(input: Unlocked & { ahead: number }): {
    accounts: { path: number; account: Uint8Array }[]
    keys: { index: number; key: Uint8Array }[]
  }
  /** Names accounts and keys of the phrase by their numbers; those that are named stay as they are. */
  addFound(
    input: Unlocked & {
      accounts: readonly { path: number; name: string }[]
      keys: readonly { index: number; name: string }[]
    },
  ): Changed
  /**
   * `secret`: 64 hexadecimal digits as they were typed; `keystore`: an Ethereum keystore file, version 3.
   * @throws 'invalid-key', 'invalid-file', 'unsupported-file', 'wrong-file-password', 'already-there'
   */
  importKey(input: Unlocked & KeySource & { name: string }): Added<'key'>
  /** `json`: an account file of this ecosystem's wallets, version 3, sr25519. @throws as `importKey` */
  importAccount(input: Unlocked & { json: Uint8Array; password: Uint8Array; name: string }): Added<'account'>
  /** An account file under its own password. @throws 'wrong-password', 'invalid-argument' if the account is not in the vault */
  exportAccount(input: Export & { account: Uint8Array }): { json: Uint8Array }
  /** An Ethereum keystore under its own password. @throws as `exportAccount` */
  exportKey(input: Export & { key: Uint8Array }): { json: Uint8Array }
  rename(input: Unlocked & { of: Of; name: string }): Changed
  /**
   * An imported secret is deleted. One of the phrase is only no longer named: the words bring it back.
   * @throws 'in-use' for the rules account and for the last account that can register
   */
  forget(input: Unlocked & { of: Of }): Changed
}

export type KeySource =
  | { readonly secret: Uint8Array }
  | { readonly keystore: Uint8Array; readonly password: Uint8Array }

type Export = { vault: VaultFile; password: Uint8Array; filePassword: Uint8Array }
