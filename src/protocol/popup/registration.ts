import type { Complaint } from '../../core/chain/calls.ts'
import type { DeadDealing, Delivery, Place, RegistrationState, Waiting } from '../../core/registration/state.ts'
import type { Address, Amount, Hex, Rules } from './common.ts'

export type ServerView = {
  readonly name: string
  readonly endpoint: string
  readonly delivery: Delivery
  readonly holder: boolean
  /** What it says on chain about its piece. */
  readonly complaint: Complaint | null
  /** Its sealed piece lies on chain, put there by us or by its peers. */
  readonly answered: boolean
  /** It gave a false piece of the trial signature, was slashed, and takes no part any more. */
  readonly excluded: boolean
}

export type GroupView = {
  readonly subgroup: number
  readonly confirmed: boolean
  readonly servers: readonly ServerView[]
}

export type RegistrationView = {
  readonly id: string
  /** Null when the user began it in the wallet. */
  readonly origin: string | null
  readonly account: Address
  readonly verifyingKey: Hex
  readonly ethereumAddress: Hex
  readonly rules: Rules
  readonly rulesAccount: Address
  readonly threshold: number
  /** What the network holds, keeps or has given back. Null when that was not noted. */
  readonly deposit: Amount | null
  /** For what was planned at the approval, at most. Null when that was not noted. */
  readonly fee: Amount | null
  /** A piece was made public of a splitting that any two groups can put together: one other server may have the key. */
  readonly exposed: boolean
  readonly startedAt: number
  /** The account's how many'th splitting this is. */
  readonly attempt: number
  /** The splittings before it that came to nothing, oldest first: to be told while another is made. */
  readonly dead: readonly DeadDealing[]
  readonly state: RegistrationState
  readonly waiting: Waiting | null
  /** It is being taken back: the chain has yet to let go of it. */
  readonly ending: boolean
  readonly groups: readonly GroupView[]
  /** Best block now and the block after which the network decides with what it has. */
  readonly deadline: { readonly block: number; readonly now: number } | null
  /** Present once registered; `valid` was computed here, from the chain's finalized state. */
  readonly testSignature: { readonly messageHash: Hex; readonly signature: Hex; readonly valid: boolean } | null
  /** The network has it, though this wallet keeps nothing of how it was made; `startedAt` is when it was found. */
  readonly found?: true
}

/** A registration that is not over, of an account of this wallet, which keeps nothing of it. */
export type LeftBehindView = {
  readonly account: Address
  /** `open`: nothing was split yet, it can be taken back. `dealt`: the servers see it to its end. */
  readonly stage: 'dealt' | 'open'
}

/** What the user fills in on the register screen; nothing in it is secret, so it is kept while the popup is closed. */
export type RegistrationDraft = {
  readonly account: Address
  readonly verifyingKey: Hex
  readonly rules: Rules
  /** Null: the rules account made for this wallet. */
  readonly rulesAccount: Address | null
  /** Null: the default for this network. */
  readonly threshold: number | null
}

export type DraftProblem = {
  readonly field: 'account' | 'balance' | 'key' | 'network' | 'rules' | 'rulesAccount' | 'threshold'
  /** Which line of the rules, if it is about one. */
  readonly line?: number | undefined
  readonly code: string
  readonly message: string
}

/** What registering would cost and do, read from the chain now. */
export type Quote = {
  readonly problems: readonly DraftProblem[]
  readonly fee: Amount
  readonly deposit: Amount
  /** Sent to a rules account that is new, so that it can pay for changing rules later. Zero otherwise. */
  readonly rulesAccountFunding: Amount
  readonly total: Amount
  /** Not paid, but kept ready in the account while it registers: for answering servers and for a second splitting. */
  readonly reserve: Amount
  /** Has to stay in an account beside what it pays, or the chain refuses. */
  readonly mustStay: Amount
  /** What the account lacks of `total`, `reserve` and `mustStay`; zero when there is enough. */
  readonly missing: Amount
  readonly balance: Amount
  readonly rulesAccount: Address
  readonly threshold: number
  readonly subgroups: number
  readonly servers: number
}

/** From a draft to a registration, and what the user decides on the way. */
export type RegistrationCalls = {
  quote(draft: RegistrationDraft): Quote
  /** Opens the key once, in a worker, and persists the signed registration before anything is sent. `requestId`: the site's request this answers. */
  approveRegistration(draft: RegistrationDraft, requestId: string | null): { id: string }
  cancelRegistration(id: string): void
  /** The user lets this server's share be opened, to show that it lies (`consent-open`). @throws 'unsupported' when not it asks */
  allowOpening(id: string, server: Place): void
  /** The user does not: the complaint stands, and the chain decides at the end. @throws 'unsupported' when nobody asks */
  declineOpening(id: string): void
  /** The same wish again, with a new splitting: a new registration. */
  retryRegistration(id: string): { id: string }
  /** Asks the chain to let go of an open registration that this wallet has no record of. */
  takeBack(address: Address): void
}
