import { useEffect, useState } from 'react'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import css from './data.module.css'
import { Icon } from './Icon.tsx'
import { Mark } from './Mark.tsx'

type Props = {
  readonly value: string
  /** What it is the address of: shown above it, and the name of the copy button. */
  readonly name: string
  readonly full?: boolean
  readonly mark?: boolean
}

export const Address = ({ value, name, full, mark = true }: Props) => (
  <div className={css.address}>
    {mark && <Mark of={value} />}
    <div className={css.addressText}>
      <span className={css.addressName}>{name}</span>
      <Short value={value} {...(full ? { full } : {})} />
    </div>
    <Copy value={value} what={name} />
  </div>
)

/** Both ends of a long value; the whole of it for readers, for search and on hover. */
export const Short = ({ value, full }: { value: string; full?: boolean }) =>
  full || value.length <= 20 ? (
    <code className={css.code}>{value}</code>
  ) : (
    <code className={css.code} title={value}>
      <span aria-hidden="true">{`${value.slice(0, 8)}…${value.slice(-8)}`}</span>
      <span className={css.whole}>{value}</span>
    </code>
  )

export const Copy = ({ value, what }: { value: string; what: string }) => {
  const { announce } = useWallet()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1600)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    announce(words.common.copied)
  }
  return (
    <button
      type="button"
      className={`${css.copy} ${copied ? css.copied : ''}`}
      aria-label={words.common.copy(what)}
      title={copied ? words.common.copied : words.common.copy(what)}
      onClick={() => void copy().catch(() => {})}
    >
      <Icon name={copied ? 'check' : 'copy'} />
    </button>
  )
}
