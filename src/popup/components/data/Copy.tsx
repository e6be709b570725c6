import { useEffect, useState } from 'react'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import css from './data.module.css'
import { Icon } from './Icon.tsx'

type Outcome = 'copied' | 'notCopied' | null

/** Copies and says so, to the eye beside the button and to the screen reader; nothing on the screen moves for it. */
export const Copy = ({ value, what }: { value: string; what: string }) => {
  const { announce } = useWallet()
  const [outcome, setOutcome] = useState<Outcome>(null)
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(null), 1600)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    const now: Outcome = await navigator.clipboard.writeText(value).then(
      () => 'copied',
      () => 'notCopied',
    )
    setOutcome(now)
    announce(words.common[now])
  }
  return (
    <span className={css.copyPlace}>
      {outcome && (
        <span className={`${css.bubble} ${css[outcome]}`} aria-hidden="true">
          {words.common[outcome]}
        </span>
      )}
      <button
        type="button"
        className={`${css.copy} ${outcome ? css[outcome] : ''}`}
        aria-label={words.common.copy(what)}
        title={words.common.copy(what)}
        onClick={() => void copy()}
      >
        <Icon name={outcome === 'copied' ? 'check' : 'copy'} />
      </button>
    </span>
  )
}
