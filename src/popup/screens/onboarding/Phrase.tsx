import { useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { wipe } from '../../../core/bytes.ts'
import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { words } from '../../words.ts'
import own from './onboarding.module.css'

type Props = {
  /** The words as UTF-8; wiped here. */
  readonly load: () => Promise<Uint8Array>
  readonly onShown?: () => void
}

const usual = 12

/** Places that stay empty until asked, as many as the phrase has words. The words go straight into the page, never through React, and leave with it. */
export const Phrase = ({ load, onShown }: Props) => {
  const list = useRef<HTMLOListElement>(null)
  const [shown, setShown] = useState(false)
  const [count, setCount] = useState(usual)
  const { busy, error, run } = useAction(60_000)

  const clear = () => {
    for (const place of placesIn(list.current)) place.textContent = ''
    setShown(false)
  }
  const reveal = () =>
    run(async () => {
      const phrase = await load()
      const said = new TextDecoder().decode(phrase).split(' ')
      wipe(phrase)
      flushSync(() => setCount(said.length))
      placesIn(list.current).forEach((place, index) => {
        place.textContent = said[index] ?? ''
      })
      setShown(true)
      onShown?.()
    })

  // Nobody looks at a page in the background, but somebody may look at the screen later.
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden') {
        for (const place of placesIn(list.current)) place.textContent = ''
        setShown(false)
      }
    }
    document.addEventListener('visibilitychange', hide)
    return () => document.removeEventListener('visibilitychange', hide)
  }, [])

  return (
    <>
      <div className={own.phrase}>
        <ol ref={list} className={own.words} aria-label={words.phrase.list} aria-hidden={!shown} translate="no">
          {Array.from({ length: count }, (_, k) => k + 1).map((place) => (
            <li key={place}>
              <span className={own.place}>{place}</span>
              <span className={own.word} data-word />
            </li>
          ))}
        </ol>
        {!shown && (
          <div className={own.cover}>
            <p>{words.phrase.hidden}</p>
            <Button look="primary" busy={busy && words.phrase.reveal} onClick={() => void reveal()}>
              {words.phrase.reveal}
            </Button>
          </div>
        )}
      </div>
      {shown && (
        <div className={css.row}>
          <p className={css.small}>{words.phrase.noCopy}</p>
          <Button onClick={clear}>{words.phrase.hide}</Button>
        </div>
      )}
      {error && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </>
  )
}

const placesIn = (list: HTMLOListElement | null): HTMLElement[] =>
  list ? [...list.querySelectorAll<HTMLElement>('[data-word]')] : []
