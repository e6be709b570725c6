import type { Deposit, FailureReason } from '../../core/registration/state.ts'
import type { TransactionState } from '../../core/transactions/transaction.ts'
import type { Address, Amount, Hex, Rules } from './common.ts'

/** What this wallet did, in one entry. Nothing in it is secret. */
export type Done =
  | {
      readonly kind: 'sent'
      readonly to: Address
      /** For all of an account, what that came to when it was reviewed. */
      readonly amount: Amount
      readonly takes: 'all' | 'amount' | 'most'
      readonly fee: Amount
    }
  | { readonly kind: 'test-funds'; readonly amount: Amount }
  /** `by`: the account that changed them and paid for it. */
  | { readonly kind: 'rules'; readonly registrant: Address; readonly rules: Rules; readonly fee: Amount }
  | {
      readonly kind: 'registration'
      readonly registration: string
      readonly verifyingKey: Hex
      readonly result: 'cancelled' | 'failed' | 'registered'
      readonly reason: FailureReason | null
      /** Null when it was not noted. */
      readonly deposit: Amount | null
      readonly depositState: Deposit
      /** At most; null when it was not noted. */
      readonly fee: Amount | null
    }
  /** The account's open registration, of which this wallet has no record. */
  | { readonly kind: 'taken-back'; readonly deposit: Amount; readonly fee: Amount }
  /** For a site. `call`: what was signed in words, if it could be told. */
  | {
      readonly kind: 'signed'
      readonly origin: string
      readonly what: 'message' | 'transaction'
      readonly call: string | null
    }

export type HistoryView = {
  readonly id: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly account: Address
  readonly done: Done
  /** `final` without a block: there is none to name. */
  readonly state:
    | Exclude<TransactionState, { kind: 'final' }>
    | { readonly kind: 'final'; readonly block: number | null }
}

export type HistoryCalls = {
  /** All that is kept, newest first; the snapshot has the newest few and whatever is under way. */
  readHistory(): readonly HistoryView[]
}
