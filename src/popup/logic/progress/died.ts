import { isOver } from '../../../core/registration/advance.ts'
import type { RegistrationView } from '../../../protocol/popupApi.ts'
import { words } from '../../words.ts'
import { visibleText } from '../visibleText.ts'
import { groupNumber } from './names.ts'

/** The last splitting that came to nothing: who did it, and what comes of it. */
export type Died = { readonly isLie: boolean; readonly title: string; readonly texts: readonly string[] }

export const diedBefore = ({ dead, attempt, state, exposed }: RegistrationView): Died | null => {
  const last = dead.at(-1)
  if (!last) return null
  const said = words.died
  const since = last.attempt < attempt ? said.done(attempt) : said.again
  const after = isOver(state) ? [] : [since]
  if (last.kind === 'roster-changed') return { isLie: false, title: said.moved, texts: [said.movedText, ...after] }
  const { culprit } = last
  const who = culprit ? said.by(groupNumber(culprit.subgroup), visibleText(culprit.endpoint, 128)) : said.someone
  return {
    isLie: true,
    title: said.lied,
    texts: [said.liedText(who), ...(exposed ? [] : [said.harmless]), ...after],
  }
}
