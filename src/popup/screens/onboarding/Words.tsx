import { useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Screen } from '../../components/layout/Screen.tsx'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { Phrase } from './Phrase.tsx'

export const Words = () => {
  const { secrets, go } = useWallet()
  const [seen, setSeen] = useState(false)
  return (
    <Screen
      title={words.phrase.title}
      footer={
        <>
          <Actions>
            <Button onClick={() => go({ at: 'home' })}>{words.prove.later}</Button>
            <Button look="primary" aria-disabled={!seen} onClick={seen ? () => go({ at: 'prove' }) : undefined}>
              {words.phrase.written}
            </Button>
          </Actions>
          <p className={css.footnote}>{words.prove.laterHint}</p>
        </>
      }
    >
      <p className={css.lead}>{words.phrase.text}</p>
      <Phrase load={() => secrets.phrase()} onShown={() => setSeen(true)} />
      <Notice tone="warn">{words.phrase.warning}</Notice>
    </Screen>
  )
}
