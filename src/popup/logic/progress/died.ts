import { isOver } from '../../../core/registration/advance.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { words } from '../../words.ts'
import { visibleText } from '../visibleText.ts'
import { groupNumber } from './names.ts'

/** Why the key was split more than once: who did it, and what comes of it. */
export type Died = { readonly isLie: boolean; readonly title: string; readonly texts: readonly string[] }

export const diedBefore = ({ dead, state, exposed }: RegistrationView): Died | null => {
  const said = words.died
  const lie = dead.findLast((one) => one.kind === 'server-lied')
  // That the servers changed is worth a word only while it delays.
  if (!lie)
    return dead.length > 0 && state.kind === 'dealing'
      ? { isLie: false, title: said.moved, texts: [said.movedText] }
      : null
  const { culprit } = lie
  const who = culprit ? said.by(groupNumber(culprit.subgroup), visibleText(culprit.endpoint, 128)) : said.someone
  const since = state.kind === 'dealing' ? said.again : said.done
  return {
    isLie: true,
    title: said.lied,
    texts: [said.liedText(who), ...(exposed ? [] : [said.harmless]), ...(isOver(state) ? [] : [since])],
  }
}
