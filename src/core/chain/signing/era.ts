import { fromHex } from '../../bytes.ts'
import { EntropyError } from '../../errors.ts'

/** How long a transaction may be included: for ever, or in the `period` blocks from one whose number is `phase` modulo it. */
export type DecodedEra = { readonly bytes: Uint8Array } & (
  | { readonly kind: 'immortal' }
  | { readonly kind: 'mortal'; readonly period: number; readonly phase: number }
)

/** Of 0x-prefixed bytes. @throws `invalid-argument` for what no chain takes as an era */
export const decodeEra = (hex: string): DecodedEra => {
  const bytes = fromHex(hex)
  if (bytes.length === 1 && bytes[0] === 0) return { kind: 'immortal', bytes }
  const encoded = bytes[0]! | (bytes[1]! << 8)
  const period = 2 << (encoded & 15)
  const phase = (encoded >> 4) * Math.max(period >> 12, 1)
  if (bytes.length !== 2 || period < 4 || phase >= period) throw new EntropyError('invalid-argument', 'era: not one')
  return { kind: 'mortal', period, phase, bytes }
}

/** The last block that may include it, if it is signed at this one. */
export const lastBlockOf = (era: { readonly period: number; readonly phase: number }, block: number): number => {
  const { period, phase } = era
  const birth = Math.floor((Math.max(block, phase) - phase) / period) * period + phase
  return birth + period - 1
}
