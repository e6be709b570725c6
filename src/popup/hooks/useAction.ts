import { useCallback, useEffect, useRef, useState } from 'react'
import { asEntropyError, type ErrorCode } from '../../core/errors.ts'
import { withLimit } from '../withLimit.ts'

type ActionState = { readonly busy: boolean; readonly error: ErrorCode | null }

/** An act of the user that takes time: one at a time, with an end (`limit` milliseconds), and its error as a code for the words. */
export const useAction = (limit = 30_000) => {
  const [state, setState] = useState<ActionState>({ busy: false, error: null })
  const running = useRef(false)
  const mounted = useRef(true)
  useEffect(() => {
    mounted.current = true
    return () => {
      mounted.current = false
    }
  }, [])

  const run = useCallback(
    async (act: () => Promise<unknown>) => {
      if (running.current) return
      running.current = true
      setState({ busy: true, error: null })
      let error: ErrorCode | null = null
      try {
        await withLimit(act(), limit)
      } catch (thrown) {
        error = asEntropyError(thrown).code
      } finally {
        running.current = false
        if (mounted.current) setState({ busy: false, error })
      }
    },
    [limit],
  )
  return { ...state, run }
}
