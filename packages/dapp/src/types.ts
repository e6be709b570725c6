/**
 * What a web page sees of Entropy Wallet: the provider at `window.injectedWeb3['entropy-wallet']`, and what its `enable` gives.
 * Structural and complete: nothing here comes from another package. The wallet's own types are proven to be the same.
 */
export type Hex = `0x${string}`
/** SS58: with any prefix on the way in, with 42 on the way out. */
export type Address = string

export type Acl = {
  readonly kind: 'allow' | 'deny'
  readonly addresses: readonly string[]
  readonly allowContractCreation?: boolean | undefined
}

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
  /** 33 bytes, compressed. */
  readonly verifyingKey: Hex
  /** EIP-55. */
  readonly ethereumAddress: Hex
  readonly constraintAccount: Address
  readonly constraints: Constraints
  readonly threshold: number
  readonly subgroups: number
  /** Groups that had not confirmed when the chain recorded it. */
  readonly missingSubgroups: readonly number[]
  readonly genesisHash: Hex
  readonly block: { readonly hash: Hex; readonly number: number }
  readonly proof: RegistrationProof
}

/** The test signature (r ‖ s), and what it signs beside the rest of the registration: `verifyRegistered` needs no more. */
export type RegistrationProof = {
  readonly messageHash: Hex
  readonly signature: Hex
  readonly attempt: number
  readonly rosterHash: Hex
  /** C_1 … C_{t-1}, points of 33 bytes. */
  readonly commitments: readonly Hex[]
}

/** Who is at fault. `network`: the wallet's node, or the way to it. */
export type Fault = 'user' | 'server' | 'nobody' | 'network'
/** `interrupted` as well where this page can hear no more of it: `result` then tells why, and what was approved goes on. */
export type FailureReason =
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

export type RegistrationState =
  | { readonly kind: 'awaiting-approval' }
  | { readonly kind: 'awaiting-unlock' }
  | { readonly kind: 'registering' }
  | { readonly kind: 'dealing' }
  | { readonly kind: 'delivering'; readonly done: number; readonly of: number }
  | { readonly kind: 'confirming'; readonly done: number; readonly of: number; readonly need: number }
  | { readonly kind: 'registered'; readonly registered: Registered }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly reason: FailureReason; readonly retryable: boolean }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'cancelled' }

/** Why a registration ended; `retryable`: the same wish may succeed when it is asked again. */
export type RegistrationFailure = Omit<Extract<RegistrationState, { kind: 'failed' }>, 'kind'>

export type RegistrationHandle = {
  readonly id: string
  /** Of a resumed one `awaiting-approval`, until the wallet has told the true one. */
  getState(): RegistrationState
  /**
   * Calls back at once with the present state, or as soon as it is known; then on every change; repeats nothing; ends after a
   * terminal state.
   */
  subscribe(listener: (state: RegistrationState) => void): () => void
  readonly result: Promise<Registered>
  /** Withdraws an unapproved request. After approval only the user can stop it. */
  cancel(): Promise<'cancelled' | 'too-late'>
}

export type RegistrationStatus =
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly id?: string | undefined }
  | { readonly kind: 'registered'; readonly registered: Registered }
