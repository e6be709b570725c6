import { type RefObject, useRef, useState } from 'react'
import type { ErrorCode } from '../../../core/errors.ts'
import { Check } from '../../components/controls/Choice.tsx'
import { TextArea } from '../../components/controls/Field.tsx'
import { useEmptied } from '../../hooks/useEmptied.ts'
import { takeBytes } from '../../logic/secrets/secretInput.ts'
import { words } from '../../words.ts'
import own from './onboarding.module.css'

type PhraseInputState = {
  readonly input: RefObject<HTMLTextAreaElement | null>
  readonly count: number
  readonly isMissing: boolean
  readonly typed: () => void
  /** False when nothing was typed, which is then said beside it. */
  readonly isThere: () => boolean
  /** What was typed; the input is empty then. */
  readonly take: () => Uint8Array | null
}

/** The phrase stays in the input; React knows only how many words there are. */
export const usePhraseInput = (): PhraseInputState => {
  const input = useRef<HTMLTextAreaElement>(null)
  const [count, setCount] = useState(0)
  const [isMissing, setMissing] = useState(false)
  useEmptied(input)
  return {
    input,
    count,
    isMissing,
    typed() {
      setCount(input.current?.value.trim().split(/\s+/).filter(Boolean).length ?? 0)
      setMissing(false)
    },
    isThere() {
      const isThere = (input.current?.value.trim() ?? '') !== ''
      if (!isThere) {
        setMissing(true)
        input.current?.focus()
      }
      return isThere
    },
    take() {
      if (!input.current) return null
      setCount(0)
      return takeBytes(input.current)
    },
  }
}

/** An input that no browser feature looks into, for a phrase that goes straight to the page's worker. */
export const PhraseInput = ({ phrase, error }: { phrase: PhraseInputState; error: ErrorCode | null }) => {
  const [shown, setShown] = useState(false)
  return (
    <>
      <TextArea
        ref={phrase.input}
        label={words.restore.label}
        hint={words.restore.counted(phrase.count)}
        error={phrase.isMissing ? words.restore.empty : error ? words.errors[error] : undefined}
        className={shown ? '' : own.masked}
        rows={3}
        onInput={phrase.typed}
      />
      <Check title={words.restore.show} checked={shown} onChange={setShown} />
    </>
  )
}
