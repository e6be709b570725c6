/** Who pays for a registration that did not complete. `network`: our own node or the connection to it. */
export type Fault = 'internal' | 'network' | 'nobody' | 'server' | 'user'

/** Why a registration ended without success; each has a text on screen. */
export type FailureReason =
  | 'chain-refused'
  /** The node's chain was started anew, from the same genesis: it knows nothing of this. */
  | 'chain-replaced'
  | 'dealing-window-missed'
  | 'key-taken'
  | 'node-contradicts'
  | 'roster-changed'
  | 'signature-invalid'
  /** Another wallet with the same phrase registers this account. */
  | 'superseded'
  | 'too-few-servers'

/** What a registration is waiting for when it cannot go on by itself. `until` is a block number, `loss` what happens when it passes. */
export type Waiting =
  | { readonly for: 'funds' | 'node' | 'unlock'; readonly until?: number; readonly loss: 'deposit-back' | 'nothing' }
  /** A member of this subgroup is silent: after block `until` its peers go on without it. */
  | {
      readonly for: 'silent-member'
      readonly subgroups: readonly number[]
      readonly until: number
      readonly loss: 'nothing'
    }

/**
 * The life of one registration (DESIGN 7.3). `advance` is the only way from one kind to another; the state is stored
 * before every effect, so whoever finds it can go on from it.
 */
export type RegistrationState =
  | { readonly kind: 'approved' }
  | { readonly kind: 'registering' }
  | { readonly kind: 'dealing' }
  | { readonly kind: 'delivering'; readonly done: number; readonly of: number }
  | { readonly kind: 'confirming'; readonly done: number; readonly of: number; readonly need: number }
  | { readonly kind: 'registered'; readonly block: number; readonly missingSubgroups: readonly number[] }
  | { readonly kind: 'failed'; readonly fault: Fault; readonly reason: FailureReason; readonly retryable: boolean }
  | { readonly kind: 'cancelled' }

/** One server's progress. `reason` is the server's own problem code or one of ours. */
export type Delivery =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly attempt: number }
  | { readonly kind: 'retrying'; readonly attempt: number; readonly at: number; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'stored' }
