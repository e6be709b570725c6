import type { HistoryCalls } from '../../protocol/popup/history.ts'
import type { TransactionCalls } from '../../protocol/popup/transactions.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import type { Wallet } from '../wallet.ts'

export const transactionHandlers = ({
  transactions,
  history,
}: Wallet): Handlers<HistoryCalls & TransactionCalls, undefined> => ({
  quoteTransfer: (_, transfer) => transactions.quoteTransfer(transfer),
  send: (_, transfer) => transactions.send(transfer),
  quoteRules: (_, update) => transactions.quoteRules(update),
  updateRules: (_, update) => transactions.updateRules(update),
  registered: (_, registrant) => transactions.registered(registrant),
  readHistory: () => history.all(),
})
