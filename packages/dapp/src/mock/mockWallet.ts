import type { ErrorCode } from '../errors.ts'
import type { Address, Constraints, Hex, RegistrationState } from '../types.ts'
import type { Account, EntropyProvider } from '../wallet.ts'

/** A state to come to. What is registered is made by the mock, with a signature that verifies. */
export type MockStep = Exclude<RegistrationState, { kind: 'registered' }> | { readonly kind: 'registered' }

export type MockOptions = {
  /** Whom the user lets the site know. None: `enable` is answered with 4001. */
  readonly accounts?: readonly Account[]
  /** What each registration goes through after `awaiting-approval`, one step at a time. */
  readonly script?: readonly MockStep[]
  readonly genesisHash?: Hex
}

export type MockMethod =
  | 'enable'
  | 'register'
  | 'resume'
  | 'cancel'
  | 'list'
  | 'status'
  | 'getConstraints'
  | 'signPayload'
  | 'signRaw'

export type MockWallet = {
  readonly provider: EntropyProvider
  /** Puts the mock where the wallet would be, in this `globalThis`; the answer takes it away again. */
  install(): () => void
  /** Every registration that is not over takes the next step of the script. */
  step(): void
  /** All steps that are left. */
  finish(): void
  /** The next call of this method is answered with that error. */
  failNext(method: MockMethod, code: ErrorCode, data?: unknown): void
  /** From now on the user lets the site know these accounts; none disconnects it. */
  grant(accounts: readonly Account[]): void
  /** The user changes the rules of a key that is registered. */
  changeConstraints(registrant: Address, constraints: Constraints): void
  /** The wallet is gone: all that is under way and all that is asked later fails. */
  disconnect(code?: ErrorCode): void
}
