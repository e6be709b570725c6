import type { PopupApi, Snapshot } from '../protocol/popup/api.ts'
import type { Address, Hex } from '../protocol/popup/common.ts'
import type { Client } from '../protocol/rpc.ts'
import type { KeySource } from '../protocol/vault/jobs.ts'
import type { Job, JobInput, JobOutput } from '../protocol/workerApi.ts'

export type Background = Client<PopupApi>

/** `subscribe` calls back with every new snapshot, and with null when the connection is cut and being made anew. */
export type BackgroundPort = {
  readonly api: Background
  readonly subscribe: (listener: (snapshot: Snapshot | null) => void) => () => void
}

/** The page's own worker: passwords and phrases go to it and to nobody else. */
export type RunJob = <J extends Job>(job: J, input: JobInput<J>) => Promise<JobOutput<J>>

/** Where the opened data key lives while the wallet is unlocked. */
export type DataKeyStore = {
  readonly read: () => Promise<Uint8Array | null>
  readonly write: (dataKey: Uint8Array) => Promise<void>
}

/** What the wallet's pages may do with secrets. Nothing here ever enters a store or React's state. */
export type Secrets = {
  /** Takes the bytes over and wipes them. @throws 'invalid-phrase' */
  readonly create: (password: Uint8Array, phrase?: Uint8Array) => Promise<void>
  /** Takes the bytes over and wipes them. @throws 'wrong-password', 'vault-damaged' */
  readonly unlock: (password: Uint8Array) => Promise<void>
  /** The phrase as UTF-8; the caller wipes it. With a password: asks for it again, whatever the lock says. */
  readonly phrase: (password?: Uint8Array) => Promise<Uint8Array>
  readonly checkWords: (words: readonly { index: number; word: Uint8Array }[]) => Promise<boolean>
  /** @throws 'wrong-password' */
  readonly changePassword: (old: Uint8Array, next: Uint8Array) => Promise<void>
  /** A new password for whoever has the phrase, whatever became of the stored vault. @throws 'invalid-phrase', 'wrong-phrase' */
  readonly recover: (phrase: Uint8Array, next: Uint8Array) => Promise<void>
} & KeySecrets

/** What an open wallet holds, and what comes and goes. Each takes the bytes over and wipes them; files are wiped by nobody. */
export type KeySecrets = {
  readonly addAccount: (name: string) => Promise<Address>
  readonly addKey: (name: string) => Promise<Hex>
  /** @throws 'invalid-key', 'invalid-file', 'unsupported-file', 'wrong-file-password', 'already-there' */
  readonly importKey: (source: KeySource, name: string) => Promise<Hex>
  /** @throws as `importKey` */
  readonly importAccount: (json: Uint8Array, password: Uint8Array, name: string) => Promise<Address>
  /** An account file as UTF-8. @throws 'wrong-password' */
  readonly exportAccount: (address: Address, password: Uint8Array, filePassword: Uint8Array) => Promise<Uint8Array>
  /** An Ethereum keystore as UTF-8. @throws 'wrong-password' */
  readonly exportKey: (verifyingKey: Hex, password: Uint8Array, filePassword: Uint8Array) => Promise<Uint8Array>
  readonly rename: (of: Named, name: string) => Promise<void>
  /** What is imported is deleted; what the phrase gives is only hidden. @throws 'wrong-password', 'in-use' */
  readonly forget: (of: Named, password: Uint8Array) => Promise<void>
}

/** Something of the wallet by its public name. */
export type Named = { readonly account: Address } | { readonly verifyingKey: Hex }

/** Forms that are being filled in; nothing secret. Written and read at once. */
export type Drafts = {
  readonly read: (id: string) => unknown
  /** Null: done with. */
  readonly write: (id: string, draft: unknown) => void
}

export type PageKind = 'popup' | 'tab'
