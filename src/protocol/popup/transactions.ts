import type { ErrorCode } from '../../core/errors.ts'
import type { RuleProblem } from '../../core/rules/problem.ts'
import type { Address, Amount, Hex, Rules } from './common.ts'

/** `all` closes the account, unless the network holds something of it; `most` is all but what keeps it open. */
export type Transfer = { readonly from: Address; readonly to: Address; readonly amount: Amount | 'all' | 'most' }

/** Why nothing can be sent. `numbers`: a registration, or another transaction, is about to use the account's next numbers. */
export type TransferProblem =
  | 'foreign-address'
  | 'insufficient-funds'
  | 'not-an-address'
  | 'nothing'
  | 'registering'
  | 'reserve'
  | 'same-account'
  | 'too-little-arrives'
  | 'too-little-stays'
  | 'under-way'
  | 'unknown-account'

/** What sending would cost and do, read from the chain now. */
export type TransferQuote = {
  readonly problems: readonly TransferProblem[]
  /** Nothing can be said without the network. */
  readonly error: ErrorCode | null
  readonly fee: Amount
  /** What arrives. */
  readonly amount: Amount
  /** What is left in the account. */
  readonly stays: Amount
  /** What an account has to have to exist. */
  readonly minimum: Amount
  /** What the account lacks; zero when there is enough. */
  readonly missing: Amount
  /** What a registration under way needs in the account. */
  readonly reserve: Amount
  /** The account is removed from the network. */
  readonly closes: boolean
  /** The network holds a deposit of this account. */
  readonly holds: boolean
}

export type RulesUpdate = { readonly registrant: Address; readonly rules: Rules }

export type RulesUpdateProblem =
  | 'bad-rules'
  | 'foreign-rules-account'
  | 'insufficient-funds'
  | 'not-registered'
  | 'registering'
  | 'unchanged'
  | 'under-way'

/** What changing the rules would cost; the rules account pays. */
export type RulesQuote = {
  readonly problems: readonly RulesUpdateProblem[]
  readonly error: ErrorCode | null
  readonly lines: readonly RuleProblem[]
  readonly rulesAccount: Address | null
  readonly fee: Amount
  readonly balance: Amount
  readonly missing: Amount
  /** What to send to it, for this change and some more. */
  readonly funding: Amount
}

export type HolderView = { readonly name: string; readonly endpoint: string | null; readonly holds: boolean }
export type HoldersView = {
  readonly subgroup: number
  readonly missing: boolean
  readonly members: readonly HolderView[]
}

/** A registration as the finalized chain has it now. */
export type RegisteredView = {
  readonly registrant: Address
  readonly verifyingKey: Hex
  readonly ethereumAddress: Hex
  readonly threshold: number
  readonly rules: Rules
  /** Who may change them. */
  readonly rulesAccount: Address
  readonly holders: readonly HoldersView[]
  readonly block: number
  /** The finalized block of which all this is said. */
  readonly at: number
}

/** Money and rules. What is begun here is in the history under the id that is returned, until its end is final. */
export type TransactionCalls = {
  quoteTransfer(transfer: Transfer): TransferQuote
  /** Signs once, and stores that before it is sent. @throws 'locked', 'invalid-argument' (data: problems), 'chain-unavailable' … */
  send(transfer: Transfer): { id: string }
  quoteRules(update: RulesUpdate): RulesQuote
  /** As `send`, by the rules account. */
  updateRules(update: RulesUpdate): { id: string }
  /** Null when no key of this account is registered. */
  registered(registrant: Address): RegisteredView | null
}
