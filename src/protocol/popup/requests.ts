import type { Address, Hex, Rules } from './common.ts'

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

export type SiteView = { readonly origin: string; readonly accounts: readonly Address[] }

/** What the user answers to sites. */
export type RequestCalls = {
  approveConnect(requestId: string, accounts: readonly Address[]): void
  rejectRequest(requestId: string): void
  disconnectSite(origin: string): void
}
