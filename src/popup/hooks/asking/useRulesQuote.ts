import type { RulesQuote, RulesUpdate } from '../../../protocol/popup/transactions.ts'
import { useSnapshot, useWallet } from '../useWallet.ts'
import { type Answer, useAnswer } from './useAnswer.ts'

/** What changing rules would cost, asked again when a balance, a transaction or the node's state changes. */
export const useRulesQuote = (update: RulesUpdate | null): Answer<RulesQuote> => {
  const { background } = useWallet()
  const { accounts, network, history } = useSnapshot()
  const balances = accounts.map(({ balance }) => balance).join()
  const underWay = history.filter(({ state }) => state.kind === 'pending').map(({ state }) => JSON.stringify(state))
  return useAnswer(update, background.quoteRules, [balances, underWay.join(), network.status.kind])
}
