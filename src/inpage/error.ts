import type { WireError } from '../protocol/messages.ts'
import { type PageErrorCode, pageErrorCode } from '../protocol/pageErrors.ts'
import { SafeError } from './natives.ts'

export type PageError = Error & { readonly code: PageErrorCode; readonly data?: unknown }

export function pageError(code: PageErrorCode, message: string, data?: unknown): PageError {
  const error = new SafeError(message) as Error & { code: PageErrorCode; data?: unknown }
  error.code = code
  if (data !== undefined) error.data = data
  return error
}

export const fromWire = ({ code, message, data }: WireError): PageError => pageError(pageErrorCode(code), message, data)
