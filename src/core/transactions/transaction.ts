import type { Start } from '../registration/ports.ts'
import type { Signed } from '../registration/record.ts'
import type { Rules } from '../rules/rules.ts'

/** What a transaction is for, as it was reviewed. Accounts are 32 bytes, values in planck. */
export type Purpose =
  | {
      readonly kind: 'transfer'
      readonly to: Uint8Array
      /** What was asked for; for all of it, what that came to when it was reviewed. */
      readonly amount: bigint
      /** `all`: the account is closed. `most`: all but what keeps it open. */
      readonly takes: 'all' | 'amount' | 'most'
    }
  | { readonly kind: 'rules'; readonly registrant: Uint8Array; readonly rules: Rules }
  /** The account's open registration, of which no record is left here; the deposit returns. */
  | { readonly kind: 'take-back'; readonly deposit: bigint }

/** Why a transaction came to nothing. */
export type TransactionFailure =
  /** Included, paid for, and refused by the chain: with the error's name, as `Balances.InsufficientBalance`. */
  | { readonly reason: 'dispatch'; readonly error: string; readonly block: number }
  /** No block took it while it was valid. */
  | { readonly reason: 'expired' }
  /** Another transaction of the account has its number. */
  | { readonly reason: 'replaced' }
  /** The node's chain was started anew. */
  | { readonly reason: 'chain-replaced' }

/** `pending.block`: where it is, as long as that block is not final. `trouble`: why nothing is heard of it. */
export type TransactionState =
  | { readonly kind: 'pending'; readonly block: number | null; readonly trouble: 'node' | 'refused' | null }
  | { readonly kind: 'final'; readonly block: number }
  | ({ readonly kind: 'failed' } & TransactionFailure)
  /**
   * What became of it can be read no more: these nodes do not keep that long what happened (none is named where only one is
   * asked). `block`: where it is, paid for and final; null when not even that can be told.
   */
  | { readonly kind: 'unknown'; readonly block: number | null; readonly nodes: readonly string[] }

/** One transaction as it is kept until its end is final: signed once, and never again. Nothing in it is secret. */
export type Transaction = Omit<Signed<unknown>, 'call'> & {
  readonly version: 1
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly account: Uint8Array
  readonly purpose: Purpose
  /** At most, as the chain said before it was signed. */
  readonly fee: bigint
  /** It is in no earlier block than the one after this. */
  readonly start: Start
  readonly state: TransactionState
}

export const isDone = ({ kind }: TransactionState): boolean => kind !== 'pending'
