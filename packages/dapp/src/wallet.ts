import type { EntropyError } from './errors.ts'
import type {
  Address,
  Constraints,
  Hex,
  RegisterRequest,
  RegistrationHandle,
  RegistrationState,
  RegistrationStatus,
} from './types.ts'

/** What stands at `window.injectedWeb3['entropy-wallet']`. */
export type EntropyProvider = {
  readonly version?: string | undefined
  /** Asks the user, once for each site. Settles when the user has decided. */
  enable(dapp: string): Promise<EntropyWallet>
}

/** What `enable` gives: as the other wallets of this ecosystem, and `entropy`. */
export type EntropyWallet = {
  readonly accounts: {
    get(): Promise<Account[]>
    /** Calls back as soon as the wallet has answered, and at every change; with an empty list when the user disconnects the site. */
    subscribe(listener: (accounts: Account[]) => void | Promise<void>): () => void
  }
  readonly signer: Signer
  readonly metadata: {
    get(): Promise<{ genesisHash: string; specVersion: number }[]>
    provide(metadata: object): Promise<boolean>
  }
  readonly entropy: EntropyApi
}

export type Account = { readonly address: Address; readonly name: string; readonly type: 'sr25519' }

export type EntropyApi = {
  readonly version: `1.${number}.${number}`
  readonly features: readonly string[]
  register(request: RegisterRequest): RegistrationHandle
  /** Goes on with a registration of this site by the id of an earlier handle, also of another page. Unknown: `result` is -32602. */
  resume(id: string): RegistrationHandle
  /** This site's registrations of granted accounts, oldest first. */
  list(): Promise<readonly Listed[]>
  /** Of a granted account; 4100 for any other. */
  status(registrant: Address): Promise<RegistrationStatus>
  /** Of a granted account's registered key, from the finalized chain; -32602 when it has none. */
  getConstraints(registrant: Address): Promise<Constraints>
  /** Returns its end. */
  on<K extends keyof EntropyEvents>(event: K, listener: EntropyEvents[K]): () => void
}

export type Listed = { readonly id: string; readonly ref?: string; readonly state: RegistrationState }

export type EntropyEvents = {
  /** One of this site's registrations, whichever page began it, came to another state. */
  registration: (event: { readonly id: string; readonly state: RegistrationState }) => void
  /** The rules of a granted account's key changed on the finalized chain, as far as the wallet noticed: it does not poll. */
  constraints: (event: { readonly registrant: Address }) => void
  /** 4100: the user disconnected the site. 4802, 4803: the wallet is gone, or does not answer. */
  disconnect: (error: EntropyError) => void
}

/** That of `@polkadot/api`: give it to `api.setSigner`. */
export type Signer = {
  signPayload(payload: SignerPayload): Promise<Signed>
  signRaw(message: { address: string; data: string; type?: 'bytes' | 'payload' }): Promise<Signed>
}

export type Signed = { readonly id: number; readonly signature: Hex; readonly signedTransaction?: Hex }

/** Polkadot-js' `SignerPayloadJSON`: numbers are big-endian hexadecimal. */
export type SignerPayload = {
  readonly address: Address
  readonly assetId?: Hex | null | undefined
  readonly blockHash: Hex
  readonly blockNumber: Hex
  readonly era: Hex
  readonly genesisHash: Hex
  readonly metadataHash?: Hex | null | undefined
  readonly method: string
  readonly mode?: number | null | undefined
  readonly nonce: Hex
  readonly signedExtensions: readonly string[]
  readonly specVersion: Hex
  readonly tip: Hex
  readonly transactionVersion: Hex
  readonly version: number
  readonly withSignedTransaction?: boolean | null | undefined
}
