import type { RegistrationFailure } from './types.ts'

/** What a wallet's error can be: numbers of EIP-1193 and JSON-RPC where they say it, 48xx where they do not. */
export const errorCodes = {
  rejected: 4001,
  unauthorised: 4100,
  unsupported: 4200,
  disconnected: 4900,
  invalidParams: -32602,
  alreadyPending: -32002,
  internal: -32603,
  /** `data`: { fault, reason, retryable }. */
  registrationFailed: 4800,
  registrationCancelled: 4801,
  /** The wallet was updated, reloaded or removed: this page has lost it for good. A new one finds it again; so reload. */
  walletReplaced: 4802,
  /** The wallet cannot start, or does not answer. Asking again later may help; restarting the browser may. */
  walletBroken: 4803,
} as const
export type ErrorCode = (typeof errorCodes)[keyof typeof errorCodes]

export type EntropyError = Error & { readonly code: ErrorCode; readonly data?: unknown }

const codes: readonly unknown[] = Object.values(errorCodes)

/** Whether the wallet gave this error; with a code, whether it is that one. */
export const isEntropyError = <C extends ErrorCode = ErrorCode>(
  error: unknown,
  code?: C,
): error is EntropyError & { readonly code: C } => {
  const given = (error as Partial<EntropyError> | null | undefined)?.code
  return error instanceof Error && (code === undefined ? codes.includes(given) : given === code)
}

/** The user said no: nothing is wrong, and nothing need be said beyond that. */
export const isRejected = (error: unknown): error is EntropyError => isEntropyError(error, errorCodes.rejected)

/** The registration ended without success; `data` says by whose fault, why, and whether to ask again. */
export const isFailed = (error: unknown): error is EntropyError & { readonly data: RegistrationFailure } =>
  isEntropyError(error, errorCodes.registrationFailed)

/** There is no Entropy Wallet in this page. */
export class WalletNotFoundError extends Error {
  override readonly name = 'WalletNotFoundError'
  /** What to tell a person. */
  readonly hint = 'Install Entropy Wallet in this browser, then reload this page.'

  constructor() {
    super('Entropy Wallet is not in this browser')
  }
}
