import type { Decoding } from '../../core/chain/signing/decodedCall.ts'
import type { Address, Amount, Hex, Rules } from './common.ts'

/** What a site proposes; everything is shown and editable. */
export type Proposal = {
  readonly account: Address | null
  readonly verifyingKey: Hex | null
  readonly rules: Rules | null
  readonly rulesAccount: Address | null
  readonly threshold: number | null
}

export type RequestView =
  | { readonly kind: 'connect'; readonly id: string; readonly origin: string; readonly since: number }
  | {
      readonly kind: 'register'
      readonly id: string
      readonly origin: string
      readonly since: number
      readonly proposal: Proposal
    }
  | {
      readonly kind: 'sign-payload' | 'sign-raw'
      readonly id: string
      readonly origin: string
      readonly since: number
      readonly account: Address
    }

/** What a site wants signed, as far as the wallet can tell. */
export type SigningView =
  | {
      readonly kind: 'payload'
      readonly account: Address
      readonly genesis: Hex
      /** Null: none that the wallet knows. */
      readonly network: string | null
      readonly decoding: Decoding | { readonly kind: 'unreadable'; readonly why: 'network' | 'node' }
      readonly method: string
      /** Null: not known, or not yet. */
      readonly fee: Amount | null
      readonly tip: Amount
      readonly nonce: number
      /** Last block that may include it; null: for ever. */
      readonly until: number | null
      /** To be typed before it is signed, as not all of it could be shown. */
      readonly confirmation: string | null
    }
  /** `text`: the same where it is text. */
  | {
      readonly kind: 'raw'
      readonly account: Address
      readonly data: Hex
      readonly text: string | null
      readonly confirmation: string | null
    }

export type SiteView = { readonly origin: string; readonly accounts: readonly Address[] }

/** What the user answers to sites. */
export type RequestCalls = {
  approveConnect(requestId: string, accounts: readonly Address[]): void
  rejectRequest(requestId: string): void
  /** Read anew from what is stored, and from the chain. */
  describeSigning(requestId: string): SigningView
  /** Opens the key once. `typed`: what the user typed where `confirmation` asks for it. @throws 'locked', 'unauthorised', 'invalid-argument' */
  approveSigning(requestId: string, typed: string | null): void
  disconnectSite(origin: string): void
  /** Which accounts a connected site sees from now on. */
  setSiteAccounts(origin: string, accounts: readonly Address[]): void
}
