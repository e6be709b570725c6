import { type EntropyError, type ErrorCode, errorCodes } from '../errors.ts'

const names = Object.fromEntries(Object.entries(errorCodes).map(([name, code]) => [code, name]))

export const mockError = (code: ErrorCode, data?: unknown): EntropyError =>
  Object.assign(new Error(`mock: ${names[code]}`), { code, ...(data === undefined ? {} : { data }) })
