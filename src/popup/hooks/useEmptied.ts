import { type RefObject, useEffect } from 'react'

/** Empties these inputs when the page is left: a page that the browser keeps, or brings back, has no secret in it. */
export const useEmptied = (...inputs: readonly RefObject<HTMLInputElement | HTMLTextAreaElement | null>[]): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: references do not change
  useEffect(() => {
    const empty = () => {
      for (const { current } of inputs) if (current) current.value = ''
    }
    window.addEventListener('pagehide', empty)
    return () => window.removeEventListener('pagehide', empty)
  }, [])
}
