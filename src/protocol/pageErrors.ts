import type { ErrorCode } from '../core/errors.ts'

/** The numbers a page sees: EIP-1193 and JSON-RPC where they say it, 48xx where they do not. */
export const pageErrorCodes = {
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
export type PageErrorCode = (typeof pageErrorCodes)[keyof typeof pageErrorCodes]

const byCode: Partial<Record<ErrorCode, PageErrorCode>> = {
  rejected: pageErrorCodes.rejected,
  unauthorised: pageErrorCodes.unauthorised,
  unsupported: pageErrorCodes.unsupported,
  disconnected: pageErrorCodes.disconnected,
  'chain-unavailable': pageErrorCodes.disconnected,
  'invalid-argument': pageErrorCodes.invalidParams,
  'wrong-network': pageErrorCodes.invalidParams,
  'already-pending': pageErrorCodes.alreadyPending,
  'too-many-requests': pageErrorCodes.alreadyPending,
}

/** Anything a page need not tell apart is -32603. */
export const pageErrorCode = (code: ErrorCode): PageErrorCode => byCode[code] ?? pageErrorCodes.internal
