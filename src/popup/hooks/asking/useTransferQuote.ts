import type { Transfer, TransferQuote } from '../../../protocol/popup/transactions.ts'
import { useSnapshot, useWallet } from '../useWallet.ts'
import { type Answer, useAnswer } from './useAnswer.ts'

/** What a transfer would cost and do, asked again when a balance, a transaction or the node's state changes. */
export const useTransferQuote = (transfer: Transfer | null): Answer<TransferQuote> => {
  const { background } = useWallet()
  const { accounts, network, history } = useSnapshot()
  const balances = accounts.map(({ balance }) => balance).join()
  const underWay = history.filter(({ state }) => state.kind === 'pending').map(({ state }) => JSON.stringify(state))
  return useAnswer(transfer, background.quoteTransfer, [balances, underWay.join(), network.status.kind])
}
