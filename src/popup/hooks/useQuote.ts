import type { ErrorCode } from '../../core/errors.ts'
import type { Quote, RegistrationDraft } from '../../protocol/popup/registration.ts'
import { useAnswer } from './asking/useAnswer.ts'
import { useSnapshot, useWallet } from './useWallet.ts'

type QuoteState = { readonly quote: Quote | null; readonly error: ErrorCode | null; readonly retry: () => void }

/** What a draft would cost and do, asked again when the balance or the node's state changes. */
export const useQuote = (draft: RegistrationDraft | null): QuoteState => {
  const { background } = useWallet()
  const { accounts, network } = useSnapshot()
  const balance = accounts.find(({ address }) => address === draft?.account)?.balance
  const { answer, error, retry } = useAnswer(draft, background.quote, [balance, network.status.kind])
  return { quote: answer, error, retry }
}
