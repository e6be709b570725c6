import { useEffect, useState } from 'react'

/** Whole seconds until `at` (milliseconds since 1970), counting down to 0. */
export const useCountdown = (at: number | undefined): number => {
  const left = () => (at === undefined ? 0 : Math.max(0, Math.ceil((at - Date.now()) / 1000)))
  const [seconds, setSeconds] = useState(left)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `left` is made anew from `at` alone
  useEffect(() => {
    setSeconds(left())
    if (at === undefined || at <= Date.now()) return
    const timer = setInterval(() => setSeconds(left()), 500)
    return () => clearInterval(timer)
  }, [at])
  return seconds
}
