import type { WireError } from '../protocol/messages.ts'
import type { PageError } from '../protocol/pageApi.ts'
import { type PageErrorCode, pageErrorCode, pageErrorCodes } from '../protocol/pageErrors.ts'
import { hasOwn, SafeError } from './natives.ts'

export function pageError(code: PageErrorCode, message: string, data?: unknown): PageError {
  const error = new SafeError(message) as Error & { code: PageErrorCode; data?: unknown }
  error.code = code
  if (data !== undefined) error.data = data
  return error
}

export const fromWire = (error: WireError): PageError =>
  pageError(pageErrorCode(error.code), error.message, hasOwn(error, 'data') ? error.data : undefined)

export const invalid = (message: string): PageError => pageError(pageErrorCodes.invalidParams, message)
