/** What this dApp uses of Entropy Wallet, as its documentation says it. */
export type Hex = `0x${string}`
export type Account = { readonly address: string; readonly name?: string }
export type AllowList = { readonly kind: 'allow'; readonly addresses: readonly string[] }

export type Registered = {
  readonly registrant: string
  readonly verifyingKey: Hex
  readonly ethereumAddress: Hex
  readonly constraintAccount: string
  readonly threshold: number
  readonly subgroups: number
  readonly missingSubgroups: readonly number[]
  readonly block: { readonly hash: Hex; readonly number: number }
  readonly proof: { readonly messageHash: Hex; readonly signature: Hex }
}

export type State =
  | { readonly kind: 'awaiting-approval' | 'awaiting-unlock' | 'registering' | 'dealing' | 'rejected' | 'cancelled' }
  | { readonly kind: 'delivering'; readonly done: number; readonly of: number }
  | { readonly kind: 'confirming'; readonly done: number; readonly of: number; readonly need: number }
  | { readonly kind: 'registered'; readonly registered: Registered }
  | { readonly kind: 'failed'; readonly fault: string; readonly reason: string; readonly retryable: boolean }

export type Handle = {
  readonly result: Promise<Registered>
  getState(): State
  subscribe(listener: (state: State) => void): () => void
  cancel(): Promise<'cancelled' | 'too-late'>
}

type Status = { readonly kind: 'none' | 'open' } | { readonly kind: 'registered'; readonly registered: Registered }

export type Wallet = {
  readonly accounts: { subscribe(listener: (accounts: readonly Account[]) => void): () => void }
  readonly entropy: {
    register(request: {
      readonly ref: string
      readonly account: string
      readonly constraints: { readonly evm: AllowList }
    }): Handle
    status(account: string): Promise<Status>
  }
}

type Provider = { readonly enable: (dapp: string) => Promise<Wallet> }

/** The wallet announces itself before any script of the page runs. */
export const findProvider = (): Provider | undefined =>
  (globalThis as { injectedWeb3?: Record<string, Provider> }).injectedWeb3?.['entropy-wallet']
