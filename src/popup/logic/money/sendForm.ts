import * as v from 'valibot'
import { asEntropyError } from '../../../core/errors.ts'
import { ss58Decode } from '../../../core/keys/address.ts'
import type { Transfer } from '../../../protocol/popup/transactions.ts'
import type { AccountView } from '../../../protocol/popup/vault.ts'
import { words } from '../../words.ts'
import type { Token } from '../amount.ts'
import { visibleText } from '../visibleText.ts'
import { parseAmount } from './parseAmount.ts'

const schema = v.object({
  to: v.pipe(v.string(), v.maxLength(200)),
  takes: v.picklist(['amount', 'most', 'all']),
  amount: v.pipe(v.string(), v.maxLength(60)),
})

/** The send screen as the user left it. */
export type SendForm = v.InferOutput<typeof schema>

export const readSendForm = (stored: unknown): SendForm | null => {
  const parsed = v.safeParse(schema, stored)
  return parsed.success ? parsed.output : null
}

export const newSendForm = (): SendForm => ({ to: '', takes: 'amount', amount: '' })

/** Undefined where nothing is wrong. `missing`: not typed yet, so not yet to be complained about. */
export type SendProblems = {
  readonly to: { readonly text: string; readonly missing: boolean } | undefined
  readonly amount: { readonly text: string; readonly missing: boolean } | undefined
}

/** Everything wrong with the form that can be seen without the network. */
export const sendProblems = (form: SendForm, from: string, { decimals }: Token): SendProblems => ({
  to: addressProblem(form.to.trim(), from),
  amount: form.takes === 'amount' ? amountProblem(form.amount, decimals) : undefined,
})

const addressProblem = (text: string, from: string): SendProblems['to'] => {
  const said = words.send
  if (text === '') return { text: said.toMissing, missing: true }
  if (text === from) return { text: said.problems['same-account'], missing: false }
  if (/^0x[0-9a-f]{40}$/i.test(text)) return { text: said.toEthereum, missing: false }
  try {
    ss58Decode(text)
    return undefined
  } catch (error) {
    const isForeign = asEntropyError(error).code === 'wrong-network'
    return { text: said.problems[isForeign ? 'foreign-address' : 'not-an-address'], missing: false }
  }
}

const amountProblem = (text: string, decimals: number): SendProblems['amount'] => {
  const said = words.send
  const typed = parseAmount(text, decimals)
  switch (typed.kind) {
    case 'missing':
      return { text: said.amountMissing, missing: true }
    case 'bad':
      return { text: said.amountBad, missing: false }
    case 'too-fine':
      return { text: said.amountFine(decimals), missing: false }
    case 'amount':
      return typed.amount === '0' ? { text: said.problems.nothing, missing: false } : undefined
  }
}

/** Undefined while something is wrong with it. */
export const toTransfer = (form: SendForm, from: string, token: Token): Transfer | undefined => {
  const { to, amount } = sendProblems(form, from, token)
  if (to || amount) return undefined
  if (form.takes !== 'amount') return { from, to: form.to.trim(), amount: form.takes }
  const typed = parseAmount(form.amount, token.decimals)
  return typed.kind === 'amount' ? { from, to: form.to.trim(), amount: typed.amount } : undefined
}

/** The account of this wallet that has the address, by its name. */
export const ownName = (address: string, accounts: readonly AccountView[]): string | undefined => {
  const own = accounts.find((account) => account.address === address.trim())
  return own && visibleText(own.name, 64)
}
