import { ss58Decode } from '../../../core/keys/address.ts'
import type { RuleProblem } from '../../../core/rules/problem.ts'
import { parseRules } from '../../../core/rules/rules.ts'
import { words } from '../../words.ts'
import type { RegisterForm } from './registerForm.ts'
import { linesOf, type RulesForm, toRules } from './rulesForm.ts'

export type LineProblem = { readonly line: number | null; readonly address: string; readonly text: string }
export type RulesProblems = { readonly evm: readonly LineProblem[]; readonly btc: readonly LineProblem[] }
export type FormProblems = RulesProblems & {
  readonly rulesAccount: string | undefined
  readonly account: string | undefined
  readonly none: boolean
}

/** Everything wrong with the rules, each beside its line. */
export const rulesProblemsOf = (form: RulesForm): RulesProblems => {
  const { problems } = parseRules(toRules(form))
  const of = (list: 'evm' | 'btc') => problems.filter((one) => one.list === list).map((one) => locate(one, form))
  return { evm: of('evm'), btc: of('btc') }
}

/** Everything wrong with a form that can be seen without the network, each beside its field. */
export const problemsOf = (form: RegisterForm): FormProblems => {
  const { evm, btc } = rulesProblemsOf(form)
  const rulesAccount = form.who === 'other' ? addressProblem(form.rulesAccount.trim()) : undefined
  const account = form.account === '' ? words.register.noAccount : undefined
  return { evm, btc, rulesAccount, account, none: evm.length + btc.length === 0 && !rulesAccount && !account }
}

/** The chain counts addresses; the user sees lines. */
const locate = ({ list, line, code }: RuleProblem, form: RulesForm): LineProblem => {
  const typed = line === undefined ? undefined : linesOf(form[list].text)[line]
  return { line: typed?.line ?? null, address: typed?.address ?? '', text: words.register.lineProblems[list][code] }
}

const addressProblem = (text: string): string | undefined => {
  if (text === '') return words.register.noAddress
  try {
    ss58Decode(text)
    return undefined
  } catch {
    return words.register.badAddress
  }
}
