import { useEffect, useState } from 'react'
import { asEntropyError, type ErrorCode } from '../../../core/errors.ts'
import { withLimit } from '../../withLimit.ts'

/** What became of a question. `error`: of the newest try. */
export type Answer<T> = {
  readonly answer: T | null
  readonly error: ErrorCode | null
  readonly isNew: boolean
  readonly retry: () => void
}

/** A pause for whoever is still typing. Milliseconds. */
const PAUSE = 200

/**
 * Asks the background, and again a moment after the question or one of the `reasons` changed. The last answer stays until
 * the next one is there; `isNew`: it is to the present question. Null asks nothing.
 */
export const useAnswer = <Q, T>(
  question: Q | null,
  ask: (question: Q) => Promise<T>,
  reasons: readonly unknown[],
): Answer<T> => {
  const [state, setState] = useState<{ answer: T | null; error: ErrorCode | null; to: string | null }>({
    ...{ answer: null, error: null, to: null },
  })
  const [round, setRound] = useState(0)
  const wanted = question === null ? null : JSON.stringify(question)
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are reasons to ask again
  useEffect(() => {
    if (question === null) return
    let left = false
    const timer = setTimeout(async () => {
      try {
        const answer = await withLimit(ask(question), 15_000)
        if (!left) setState({ answer, error: null, to: wanted })
      } catch (thrown) {
        if (!left) setState((before) => ({ ...before, error: asEntropyError(thrown).code }))
      }
    }, PAUSE)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [wanted, round, ...reasons])
  return {
    answer: state.answer,
    error: state.error,
    isNew: state.to === wanted && wanted !== null,
    retry: () => {
      setState((before) => ({ ...before, error: null }))
      setRound(round + 1)
    },
  }
}
