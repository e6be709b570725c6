import type { ErrorCode } from '../core/errors.ts'

/** A page makes its own ids, so that it can ask again after the background was stopped; our own pages count. */
export type Id = number | string
export type Request = { readonly id: Id; readonly method: string; readonly args: unknown[] }
export type Reply =
  | { readonly id: Id; readonly ok: true; readonly result: unknown }
  | { readonly id: Id; readonly ok: false; readonly error: WireError }
export type WireError = { readonly code: ErrorCode; readonly message: string; readonly data?: unknown }
/** Sent without being asked for. */
export type Notice = { readonly changed: unknown }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isId = (value: unknown): value is Id =>
  Number.isSafeInteger(value) || (typeof value === 'string' && value.length <= 64)

export const isRequest = (m: unknown): m is Request =>
  isRecord(m) && isId(m.id) && typeof m.method === 'string' && Array.isArray(m.args)
/** Replies and notices come from our own background, so their shape alone is looked at. */
export const isReply = (m: unknown): m is Reply => isRecord(m) && isId(m.id) && typeof m.ok === 'boolean'
export const isNotice = (m: unknown): m is Notice => isRecord(m) && 'changed' in m
