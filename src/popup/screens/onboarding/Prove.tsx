import { useEffect, useRef, useState } from 'react'
import { wipe } from '../../../core/bytes.ts'
import { Button } from '../../components/controls/Button.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { type Question, questions } from '../../logic/secrets/proof.ts'
import { words } from '../../words.ts'
import own from './onboarding.module.css'

type Answer = { readonly index: number; readonly word: Uint8Array }

/**
 * Three questions; the answers offered are the phrase's own words, so only their order helps. Which places are asked and
 * offered is in React; the words are written into the buttons directly.
 */
export const Prove = () => {
  const { secrets, background, go, proceed, announce } = useWallet()
  const [asked, setAsked] = useState<readonly Question[]>(questions)
  const [step, setStep] = useState(0)
  const [wrong, setWrong] = useState(false)
  const options = useRef<HTMLDivElement>(null)
  const answers = useRef<Answer[]>([])
  const load = useAction(60_000)
  const check = useAction(60_000)
  const question = asked[step]

  // biome-ignore lint/correctness/useExhaustiveDependencies: once per question
  useEffect(() => {
    if (!question || wrong) return
    void load.run(async () => {
      const phrase = await secrets.phrase()
      const said = new TextDecoder().decode(phrase).split(' ')
      wipe(phrase)
      options.current?.querySelectorAll('button').forEach((button, k) => {
        button.textContent = said[question.offered[k] ?? 0] ?? ''
      })
      if (options.current) options.current.hidden = false
    })
  }, [question, wrong])

  const answer = (button: HTMLButtonElement) => {
    if (!question || check.busy || !button.textContent) return
    answers.current.push({ index: question.position, word: new TextEncoder().encode(button.textContent) })
    if (step < asked.length - 1) return setStep(step + 1)
    const given = answers.current
    answers.current = []
    void check.run(async () => {
      const right = await secrets.checkWords(given)
      for (const { word } of given) wipe(word)
      if (!right) return setWrong(true)
      await proceed(async () => {
        await background.backupProven()
        return { at: 'home' }
      })
      announce(words.prove.right)
    })
  }
  const again = () => {
    setAsked(questions())
    setStep(0)
    setWrong(false)
  }
  const error = load.error ?? check.error
  return (
    <Screen
      title={words.prove.title}
      back={{ at: 'words' }}
      footer={
        <>
          <Button wide onClick={() => go({ at: 'home' })}>
            {words.prove.later}
          </Button>
          <p className={css.footnote}>{words.prove.laterHint}</p>
        </>
      }
    >
      <p className={css.lead}>{words.prove.text}</p>
      {wrong ? (
        <Notice
          tone="bad"
          urgent
          action={
            <Actions>
              <Button onClick={again}>{words.prove.again}</Button>
              <Button onClick={() => go({ at: 'words' })}>{words.prove.showAgain}</Button>
            </Actions>
          }
        >
          {words.prove.wrong}
        </Notice>
      ) : (
        question && (
          <section className={own.question} aria-live="polite">
            <p className={css.small}>{words.prove.step(step + 1)}</p>
            <h2>{words.prove.question(question.position + 1)}</h2>
            {/* A new one for each question, hidden until its buttons have their words: a button without a name is none. */}
            <div key={step} ref={options} className={own.options} translate="no" hidden>
              {question.offered.map((place) => (
                // The words are written here by the effect above; React leaves the inside of these buttons alone.
                <button
                  key={`${step} ${place}`}
                  type="button"
                  className={own.option}
                  onClick={({ currentTarget }) => answer(currentTarget)}
                />
              ))}
            </div>
          </section>
        )
      )}
      {check.busy && <p className={css.small}>{words.prove.checking}</p>}
      {error && (
        <Notice tone="bad" urgent action={<Button onClick={again}>{words.prove.again}</Button>}>
          {words.errors[error]}
        </Notice>
      )}
    </Screen>
  )
}
