import type { SignerPayload } from '../core/chain/signing/signerPayload.ts'
import type { PageErrorCode } from './pageErrors.ts'
import type { Acl, Address, Hex } from './popup/common.ts'

/**
 * What a web page sees of the wallet: the types of `window.injectedWeb3['entropy-wallet']` after `enable`, and the calls
 * behind them. Every call is reachable by hostile code; who calls is known from the browser, never from a message.
 */
export type PageAccount = { readonly address: Address; readonly name: string; readonly type: 'sr25519' }

/** `null` or left out: nothing may be signed for that chain. */
export type Constraints = { readonly evm?: Acl | null | undefined; readonly btc?: Acl | null | undefined }

export type RegisterRequest = {
  /** Which granted account registers and pays. Left out: the user chooses. Not granted: 4100. */
  readonly account?: Address | undefined
  /** Which key, by public name; never key material. Unknown to the wallet: -32602. Left out: the user chooses. */
  readonly key?: { readonly ethereum: Hex } | { readonly verifyingKey: Hex } | undefined
  /** A proposal: shown, editable, never a default the user cannot see. */
  readonly constraints?: Constraints | undefined
  /** A proposal. Left out: the rules account made for this wallet, or any address the user picks. */
  readonly constraintAccount?: Address | undefined
  readonly threshold?: number | undefined
  /** Refuse, before any prompt, if the wallet is on another chain (-32602). */
  readonly genesisHash?: Hex | undefined
  /** The dApp's own name for this wish, up to 64 characters. The same (origin, ref) gives the same registration: reload-safe. */
  readonly ref?: string | undefined
}

export type Registered = {
  readonly registrant: Address
  readonly verifyingKey: Hex
  readonly ethereumAddress: Hex
  readonly constraintAccount: Address
  readonly constraints: Constraints
  readonly threshold: number
  readonly subgroups: number
  readonly missingSubgroups: readonly number[]
  readonly genesisHash: Hex
  readonly block: { readonly hash: Hex; readonly number: number }
  readonly proof: RegistrationProof
}

/**
 * The test signature (r ‖ s), and what it signs: enough to verify the registration alone. The hash by itself would show
 * nothing, as anybody can make a hash and a signature of it that fit a key: who verifies puts it together again, from the
 * rest of the registration and these (`docs/protocol.md`, "What is signed").
 */
export type RegistrationProof = {
  readonly messageHash: Hex
  readonly signature: Hex
  readonly attempt: number
  readonly rosterHash: Hex
  /** C_1 … C_{t-1}, points of 33 bytes. */
  readonly commitments: readonly Hex[]
}

/** Who is at fault. `network`: the wallet's node, or the way to it. */
export type PageFault = 'user' | 'server' | 'nobody' | 'network'
/** `interrupted` as well where this page can hear no more of it: `result` then tells why, and what was approved goes on. */
export type PageFailureReason =
  | 'bad-envelope'
  | 'not-delivered'
  | 'expired'
  | 'too-few-servers'
  | 'insufficient-funds'
  | 'key-taken'
  | 'node-disagrees'
  | 'wrong-network'
  | 'roster-changed'
  | 'interrupted'

export type PageRegistrationState =
  | { readonly kind: 'awaiting-approval' }
  | { readonly kind: 'awaiting-unlock' }
  | { readonly kind: 'registering' }
  | { readonly kind: 'dealing' }
  | { readonly kind: 'delivering'; readonly done: number; readonly of: number }
  | { readonly kind: 'confirming'; readonly done: number; readonly of: number; readonly need: number }
  | { readonly kind: 'registered'; readonly registered: Registered }
  | {
      readonly kind: 'failed'
      readonly fault: PageFault
      readonly reason: PageFailureReason
      readonly retryable: boolean
    }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'cancelled' }

/** The states after which nothing follows. */
export const isTerminal = ({ kind }: PageRegistrationState): boolean =>
  kind === 'registered' || kind === 'failed' || kind === 'rejected' || kind === 'cancelled'

export type PageStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly id?: string | undefined }
  | { readonly kind: 'registered'; readonly registered: Registered }

export type PageRegistration = {
  readonly id: string
  readonly ref?: string
  readonly state: PageRegistrationState
}

export type RegistrationHandle = {
  readonly id: string
  /** Of a resumed one `awaiting-approval`, until the wallet has told the true one. */
  getState(): PageRegistrationState
  /**
   * Calls back at once with the present state, or as soon as it is known; then on every change; repeats nothing; ends after a
   * terminal state.
   */
  subscribe(listener: (state: PageRegistrationState) => void): () => void
  readonly result: Promise<Registered>
  /** Withdraws an unapproved request. After approval only the user can stop it. */
  cancel(): Promise<'cancelled' | 'too-late'>
}

/** What every method here rejects with; so does `result` of a handle. */
export type PageError = Error & { readonly code: PageErrorCode; readonly data?: unknown }

export type EntropyEvents = {
  /** One of this site's registrations, whichever page began it, came to another state. */
  registration: (event: { readonly id: string; readonly state: PageRegistrationState }) => void
  /** The rules of a granted account's key changed on the finalized chain, as far as the wallet noticed: it does not poll. */
  constraints: (event: { readonly registrant: Address }) => void
  /** 4100: the user disconnected the site. 4802, 4803: the wallet is gone, or does not answer. */
  disconnect: (error: PageError) => void
}

export type EntropyApi = {
  readonly version: `1.${number}.${number}`
  readonly features: readonly string[]
  register(request: RegisterRequest): RegistrationHandle
  /** Goes on with a registration of this site by the id of an earlier handle, also of another page. Unknown: `result` is -32602. */
  resume(id: string): RegistrationHandle
  /** This site's registrations of granted accounts, oldest first. */
  list(): Promise<readonly PageRegistration[]>
  /** Of a granted account; 4100 for any other. */
  status(registrant: Address): Promise<PageStatus>
  /** Of a granted account's registered key, from the finalized chain; -32602 when it has none. */
  getConstraints(registrant: Address): Promise<Constraints>
  /** Returns its end. */
  on<K extends keyof EntropyEvents>(event: K, listener: EntropyEvents[K]): () => void
}

/** Bytes to sign: 0x-prefixed, or else text. They are signed as `<Bytes>…</Bytes>`, so that they can be no transaction. */
export type RawMessage = {
  readonly address: Address
  readonly data: string
  readonly type?: 'bytes' | 'payload' | undefined
}

export type Signed = {
  /** sr25519; with the byte 0x01 before it for a transaction, 64 bytes for a message: as other wallets have it. */
  readonly signature: Hex
  /** The whole transaction, where the page asked for it and the wallet knows the network. */
  readonly signedTransaction?: Hex
}

/** The calls that cross from a page to the background. All but `enable` answer 4100 until the user has granted an account. */
export type PageApi = {
  /**
   * Answers when the user has decided. `id` is made by the page for each call of its own: the same again is a repetition
   * after the background was stopped, a new one while the user has not decided brings the same prompt back to the front.
   */
  enable(id: string): readonly PageAccount[]
  /** Empty once the user has disconnected the site. */
  accounts(): readonly PageAccount[]
  /** `id` is made by the page; asked again with the same, it goes on with the same. Answers with the terminal state. */
  register(id: string, request: RegisterRequest): PageRegistrationState
  /** As `register`, for what was asked for before. */
  resume(id: string): PageRegistrationState
  list(): readonly PageRegistration[]
  /** As `list`; from now on this connection is told when any of it changes. */
  watch(): SiteNews
  cancel(id: string): 'cancelled' | 'too-late'
  status(registrant: Address): PageStatus
  constraints(registrant: Address): Constraints
  /** Answered by any background that works. */
  ping(): null
  /** `id` as for `register`. Answers when the user has decided. 4100 for an account that this site was not granted. */
  signPayload(id: string, payload: SignerPayload): Signed
  signRaw(id: string, message: RawMessage): Signed
  /** The networks whose transactions the wallet can show. */
  networks(): readonly { readonly genesisHash: Hex; readonly specVersion: number }[]
}

/** What there is to tell to a site's pages. */
export type SiteNews = {
  /** `ids`: under which pages asked for it, the one that `list` tells first. */
  readonly registrations: readonly { readonly ids: readonly string[]; readonly state: PageRegistrationState }[]
  /** A greater number than before: the rules have changed. A lesser one: the background began to count anew. */
  readonly rules: readonly { readonly registrant: Address; readonly changed: number }[]
}

/** What the background tells a page unasked. */
export type PageNotice =
  | { readonly news: SiteNews }
  | { readonly accounts: readonly PageAccount[] }
  | { readonly registration: { readonly id: string; readonly state: PageRegistrationState } }
