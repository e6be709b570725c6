import { useEffect, useState } from 'react'
import { asEntropyError, type ErrorCode } from '../../core/errors.ts'
import type { SigningView } from '../../protocol/popup/requests.ts'
import { withLimit } from '../withLimit.ts'
import { useSnapshot, useWallet } from './useWallet.ts'

type SigningState = { readonly view: SigningView | null; readonly error: ErrorCode | null; readonly retry: () => void }

/** What a site wants signed, read again when the node has come or gone. The last answer stays until the next one is there. */
export const useSigning = (id: string): SigningState => {
  const { background } = useWallet()
  const [view, setView] = useState<SigningView | null>(null)
  const [error, setError] = useState<ErrorCode | null>(null)
  const [round, setRound] = useState(0)
  const { status } = useSnapshot().network
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are reasons to ask again
  useEffect(() => {
    let left = false
    withLimit(background.describeSigning(id), 20_000).then(
      (answer) => {
        if (left) return
        setView(answer)
        setError(null)
      },
      (thrown) => {
        if (!left) setError(asEntropyError(thrown).code)
      },
    )
    return () => {
      left = true
    }
  }, [background, id, round, status.kind])
  return {
    view,
    error,
    retry: () => {
      setError(null)
      setRound(round + 1)
    },
  }
}
