import type { ErrorCode } from '../../core/errors.ts'
import type { Address, Amount, Hex } from './common.ts'

export type NetworkView = {
  readonly name: string
  readonly genesis: Hex
  /** `single-node`: nothing checks what the one node says; the screen says so. */
  readonly trust: 'single-node'
  readonly node: string
  readonly faucet: string | null
  readonly token: { readonly symbol: string; readonly decimals: number }
  /** Usual time from block to block, in milliseconds. */
  readonly blockTime: number
  readonly status:
    | { readonly kind: 'connecting' }
    | { readonly kind: 'ready'; readonly block: number }
    | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string }
}

/** The node behind the wallet, and test money. */
export type NetworkCalls = {
  setNode(url: string): void
  retryNode(): void
  requestTestFunds(address: Address): { amount: Amount }
}
