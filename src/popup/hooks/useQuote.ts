import { useEffect, useState } from 'react'
import { asEntropyError, type ErrorCode } from '../../core/errors.ts'
import type { Quote, RegistrationDraft } from '../../protocol/popup/registration.ts'
import { withLimit } from '../withLimit.ts'
import { useSnapshot, useWallet } from './useWallet.ts'

type QuoteState = { readonly quote: Quote | null; readonly error: ErrorCode | null; readonly retry: () => void }

/**
 * What a draft would cost and do, asked again a moment after it, the balance or the node's state changed. The last answer
 * stays until the next one is there.
 */
export const useQuote = (draft: RegistrationDraft | null): QuoteState => {
  const { background } = useWallet()
  const [quote, setQuote] = useState<Quote | null>(null)
  const [error, setError] = useState<ErrorCode | null>(null)
  const [round, setRound] = useState(0)
  const { accounts, network } = useSnapshot()
  const wanted = draft && JSON.stringify(draft)
  const balance = accounts.find(({ address }) => address === draft?.account)?.balance
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are reasons to ask again
  useEffect(() => {
    if (!wanted) return
    let left = false
    const timer = setTimeout(async () => {
      try {
        const answer = await withLimit(background.quote(JSON.parse(wanted)), 15_000)
        if (left) return
        setQuote(answer)
        setError(null)
      } catch (thrown) {
        if (!left) setError(asEntropyError(thrown).code)
      }
    }, 200)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [background, wanted, round, balance, network.status.kind])
  return {
    quote,
    error,
    retry: () => {
      setError(null)
      setRound(round + 1)
    },
  }
}
