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
