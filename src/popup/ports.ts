import type { PopupApi, Snapshot } from '../protocol/popup/api.ts'
import type { Client } from '../protocol/rpc.ts'
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
}

/** Forms that are being filled in; nothing secret. Written and read at once. */
export type Drafts = {
  readonly read: (id: string) => unknown
  /** Null: done with. */
  readonly write: (id: string, draft: unknown) => void
}

export type PageKind = 'popup' | 'tab'
