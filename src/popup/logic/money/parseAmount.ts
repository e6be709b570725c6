import type { Amount } from '../../../protocol/popup/common.ts'

/** What was typed as an amount, in the smallest unit, or why it is none. Spaces may group the digits. */
export type TypedAmount =
  | { readonly kind: 'amount'; readonly amount: Amount }
  | { readonly kind: 'bad' | 'missing' | 'too-fine' }

/** More digits than any amount of the chain has. */
const LONGEST = 38

export const parseAmount = (text: string, decimals: number): TypedAmount => {
  const plain = text.replace(/[\s\u202f]/g, '')
  if (plain === '') return { kind: 'missing' }
  const [, whole = '', fraction = ''] = /^(\d*)(?:\.(\d*))?$/.exec(plain) ?? []
  if (whole + fraction === '' || whole.length + decimals > LONGEST) return { kind: 'bad' }
  if (fraction.replace(/0+$/, '').length > decimals) return { kind: 'too-fine' }
  const amount = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'))
  return { kind: 'amount', amount: amount.toString() }
}
