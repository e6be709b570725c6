/** Who pays for a registration that did not complete. `network`: our own node or the connection to it. */
export type Fault = 'internal' | 'network' | 'nobody' | 'server' | 'user'

/** A server by its place in the roster that the splitting was made for. */
export type Place = { readonly subgroup: number; readonly member: number }

/** A server that was found lying. Its address is kept: a later roster has others in its place. */
export type Culprit = Place & { readonly endpoint: string }

/** Why a registration ended without success; each has a text on screen. */
export type FailureReason =
  /** Opened, and the chain found that what was sealed is no share. */
  | 'bad-share'
  | 'chain-refused'
  /** The node's chain was started anew, from the same genesis: it knows nothing of this. */
  | 'chain-replaced'
  | 'dealing-window-missed'
  | 'key-taken'
  | 'node-contradicts'
  /** A complaint stood to the end because the user did not want a share to be opened. */
  | 'opening-declined'
  | 'roster-changed'
  | 'signature-invalid'
  /** Another wallet with the same phrase registers this account. */
  | 'superseded'
  | 'too-few-servers'
  /** A complaint stood to the end because this wallet could not show that what it had sealed was good. */
  | 'unprovable'
  /** Complaints stood to the end and nobody answered: the wallet was locked, closed or without a network. */
  | 'withheld'

/** `none`: it was never taken. `held`: another registration has it. `unknown`: who says so is not to be believed. */
export type Deposit = 'held' | 'lost' | 'none' | 'returned' | 'unknown'

/** The one thing to do after a failure. `other-wallet`: look where else this phrase is in use. */
export type NextStep = 'other-key' | 'other-node' | 'other-wallet' | 'retry'

export type Failure = {
  readonly kind: 'failed'
  readonly fault: Fault
  readonly reason: FailureReason
  readonly deposit: Deposit
  /** Only with the fault `server`. */
  readonly culprit: Culprit | null
  readonly next: NextStep
}

/** What happens when `until` passes. `deposit-back`: the registration ends. `deposit-lost`: so it does, and the user is held responsible. */
export type Loss = 'deposit-back' | 'deposit-lost' | 'nothing'

/** What a registration is waiting for when it cannot go on by itself. `until` is a block number: the last one in which it helps. */
export type Waiting =
  /** `roster`: the network has not enough servers to split for. */
  | { readonly for: 'funds' | 'node' | 'roster'; readonly until?: number; readonly loss: Loss }
  /** Something has to be signed: what was approved, once more; an answer to complaints; a new splitting; that it is over. */
  | {
      readonly for: 'unlock'
      readonly to: 'answer' | 'deal-again' | 'end' | 'sign-again'
      readonly until?: number
      readonly loss: Loss
    }
  /** A member of each of these subgroups is silent: after block `until` its peers go on without it. */
  | {
      readonly for: 'silent-member'
      readonly subgroups: readonly number[]
      readonly until: number
      readonly loss: 'nothing'
    }
  /** These servers complained on chain, and are being answered by us or by their peers. */
  | { readonly for: 'answer'; readonly servers: readonly Place[]; readonly until: number; readonly loss: Loss }
  /**
   * This server says that its share is bad. To open it would show the server's lie, and make one share public: with a
   * threshold of 2 any server of another subgroup could then rebuild the key. The user decides (`allowOpening`,
   * `declineOpening`); to be recommended is another key.
   */
  | { readonly for: 'consent-open'; readonly server: Place; readonly until: number; readonly loss: Loss }
  /** Complaints that will not be answered; at `until` the chain decides. `unneeded`: it completes all the same. */
  | {
      readonly for: 'unanswered'
      readonly because: 'declined' | 'too-late' | 'unneeded' | 'unprovable'
      readonly servers: readonly Place[]
      readonly until: number
      readonly loss: Loss
    }
  /** Registered; these subgroups may still confirm, and their servers are offered their pieces until then. */
  | {
      readonly for: 'healing'
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
  /** `healing`: missing subgroups are still offered their pieces. */
  | {
      readonly kind: 'registered'
      readonly block: number
      readonly missingSubgroups: readonly number[]
      readonly healing: boolean
    }
  | Failure
  | { readonly kind: 'cancelled' }

/** One server's progress. `reason` is the server's own problem code or one of ours. */
export type Delivery =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'sending'; readonly attempt: number }
  | { readonly kind: 'retrying'; readonly attempt: number; readonly at: number; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string }
  /** `at`: when it said so last. */
  | { readonly kind: 'stored'; readonly at?: number }

/** A splitting that came to nothing, and why the key was split, or has to be split, once more. */
export type DeadDealing =
  /** The server said that its share was bad; it was opened, was good, and the server's whole bond is gone. */
  | { readonly kind: 'server-lied'; readonly attempt: number; readonly block: number; readonly culprit: Culprit | null }
  /** The servers changed before the splitting reached the chain. */
  | { readonly kind: 'roster-changed'; readonly attempt: number; readonly block: number }
