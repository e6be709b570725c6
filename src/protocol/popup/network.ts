import type { ErrorCode } from '../../core/errors.ts'
import type { Named } from '../../core/nodes.ts'
import type { Address, Amount, Hex } from './common.ts'

export type NodeStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'ready'; readonly block: number }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string }

/** With several nodes: ready when all are and say the same; failed with the names of those that stand in the way. */
export type NetworkStatus = Exclude<NodeStatus, { kind: 'failed' }> | (Extract<NodeStatus, { kind: 'failed' }> & Named)

export type NetworkView = {
  readonly name: string
  readonly genesis: Hex
  /** `single-node`: nothing checks what the one node says; the screen says so. */
  readonly trust: 'single-node' | 'nodes-agree'
  /** Whether the nodes are enough to register on this network. */
  readonly enough: boolean
  readonly nodes: readonly { readonly url: string; readonly status: NodeStatus }[]
  /** They are the network's own, not the user's choice. */
  readonly isDefault: boolean
  readonly faucet: string | null
  readonly token: { readonly symbol: string; readonly decimals: number }
  /** Usual time from block to block, in milliseconds. */
  readonly blockTime: number
  readonly status: NetworkStatus
}

/** The nodes behind the wallet, and test money. */
export type NetworkCalls = {
  /** Asks these from now on, one to five. @throws 'invalid-argument' when one is no address or is listed twice */
  setNodes(urls: readonly string[]): void
  /** Back to the network's own nodes, and its own faucet. */
  resetNodes(): void
  retryNodes(): void
  requestTestFunds(address: Address): { amount: Amount }
}
