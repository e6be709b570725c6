import type { Hex } from '../../bytes.ts'

/** What a call does, as plain data that a screen can show whole. Numbers are decimal digits; names are the chain's own. */
export type DecodedCall = {
  readonly pallet: string
  readonly name: string
  readonly fields: readonly DecodedField[]
}
/** `name`: null where the chain gives none, only a place. */
export type DecodedField = { readonly name: string | null; readonly value: DecodedValue }
export type DecodedValue =
  | { readonly kind: 'text'; readonly text: string }
  /** In planck. */
  | { readonly kind: 'amount'; readonly amount: string }
  | { readonly kind: 'account'; readonly address: string }
  /** `text`: the same where it can be printed. */
  | { readonly kind: 'bytes'; readonly hex: Hex; readonly text: string | null }
  | { readonly kind: 'call'; readonly call: DecodedCall }
  /** `more`: how many are left out. */
  | { readonly kind: 'list'; readonly items: readonly DecodedValue[]; readonly more: number }
  /** `name`: which of several forms this is; null where there is one. */
  | { readonly kind: 'fields'; readonly name: string | null; readonly fields: readonly DecodedField[] }

/** `isWhole`: nothing was left out. */
export type Decoding =
  | { readonly kind: 'call'; readonly call: DecodedCall; readonly isWhole: boolean }
  | { readonly kind: 'undecodable' }
