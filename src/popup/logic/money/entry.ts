import type { HistoryView } from '../../../protocol/popup/history.ts'
import { words } from '../../words.ts'
import { formatAmount, type Token } from '../amount.ts'
import type { Route } from '../route.ts'

type Look = 'accent' | 'bad' | 'good' | 'plain' | 'warn'

/** An entry in a line. */
export const titleOf = ({ done }: HistoryView, token: Token): string => {
  const said = words.history
  switch (done.kind) {
    case 'sent':
      return said.sent(formatAmount(done.amount, token))
    case 'test-funds':
      return said.testFunds(formatAmount(done.amount, token))
    case 'rules':
      return said.rules
    case 'taken-back':
      return said.takenBack
    case 'signed':
      return said.signed[done.what]
    case 'registration':
      return { registered: said.registered, failed: said.registrationFailed, cancelled: said.cancelled }[done.result]
  }
}

/** An entry on a page of its own, with how it stands. */
export const pageTitleOf = (entry: HistoryView, token: Token): string => {
  const { done, state } = entry
  return done.kind === 'registration' ? titleOf(entry, token) : words.transaction.titles[done.kind][state.kind]
}

/** How it stands, in a word. */
export const standingOf = ({ done, state }: HistoryView): { readonly text: string; readonly tone: Look } => {
  const said = words.history
  if (done.kind === 'registration') {
    const tones = { registered: 'good', failed: 'bad', cancelled: 'plain' } as const
    return { text: said.registrationStates[done.result], tone: tones[done.result] }
  }
  const tones = { pending: 'accent', final: 'good', failed: 'bad', unknown: 'warn' } as const
  return { text: said.states[state.kind], tone: tones[state.kind] }
}

export const routeOf = ({ id }: HistoryView): Route => ({ at: 'transaction', id })
