import { useEffect, useState } from 'react'

/** True when `value` has been true for `ms` without a break: what passes at once is not worth a word. */
export const useLasting = (value: boolean, ms: number): boolean => {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!value) return
    const timer = setTimeout(() => setLasting(true), ms)
    return () => {
      clearTimeout(timer)
      setLasting(false)
    }
  }, [value, ms])
  return lasting
}
