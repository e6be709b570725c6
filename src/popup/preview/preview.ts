import type { ErrorCode } from '../../core/errors.ts'
import type { Snapshot } from '../../protocol/popup/api.ts'
import type { Quote, RegistrationView } from '../../protocol/popup/registration.ts'
import type { SigningView } from '../../protocol/popup/requests.ts'
import type { RegisteredView, RulesQuote, TransferQuote } from '../../protocol/popup/transactions.ts'
import type { PageKind } from '../ports.ts'
import * as make from './snapshots.ts'

/** One picture: which wallet, which screen, and what is pressed before the shot. */
export type Preview = {
  readonly snapshot: Snapshot | null
  /** The background went away. */
  readonly cut?: boolean
  /** Not a screen: the page of all components. */
  readonly design?: boolean
  readonly hash?: string
  readonly page?: PageKind
  readonly quote?: Quote | ErrorCode
  readonly signing?: SigningView | ErrorCode | 'waiting'
  readonly draft?: unknown
  readonly transferQuote?: TransferQuote
  readonly rulesQuote?: RulesQuote
  /** What the chain has of the registration. `waiting`: no answer yet. */
  readonly chain?: RegisteredView | ErrorCode | 'waiting'
  readonly historyError?: ErrorCode
  /** The browser does not let a page write to the clipboard. */
  readonly clipboardRefused?: boolean
  /** The screen breaks while it is drawn. */
  readonly crashed?: boolean
  readonly unlockError?: ErrorCode
  /** What comes of every file, key or password that is given. `data`: the public name of what is there already. */
  readonly refused?: { readonly code: ErrorCode; readonly data?: string }
  /** Names of controls pressed one after the other; `type:Label=text` fills a field in. */
  readonly act?: readonly string[]
}
export type Previews = Readonly<Record<string, Preview>>

/** The screen of one registration. */
export const showing = (one: RegistrationView, hash = '#/registration/r1'): Preview => ({
  snapshot: { ...make.open, registrations: [one] },
  hash,
})

export const running = (
  state: RegistrationView['state'],
  groups: RegistrationView['groups'],
  more: Partial<RegistrationView> = {},
): Preview => showing(make.registration(state, { groups, ...more }))

/** What the same wallet shows before it is opened. */
export const locked = ({ snapshot }: Preview): Preview => ({
  snapshot: snapshot && { ...snapshot, vault: { kind: 'locked' } },
})
