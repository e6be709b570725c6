import { useRef, useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Check } from '../../components/controls/Choice.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { Identicon } from '../../components/data/Identicon.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useEmptied } from '../../hooks/useEmptied.ts'
import { useFirstProblem } from '../../hooks/useFirstProblem.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import type { Route } from '../../logic/route.ts'
import { takeBytes } from '../../logic/secrets/secretInput.ts'
import { visibleText } from '../../logic/visibleText.ts'
import type { Named } from '../../ports.ts'
import { words } from '../../words.ts'

type Props = {
  readonly of: Named
  /** What its picture is drawn from. */
  readonly picture: string
  readonly name: string
  readonly source: 'phrase' | 'imported'
  readonly title: string
  readonly means: readonly string[]
  readonly back: Route
}

/** Says what goes and what stays, then asks twice: for a tick, and for the password. */
export const Forget = ({ of, picture, name, source, title, means, back }: Props) => {
  const { secrets, proceed, announce } = useWallet()
  const password = useRef<HTMLInputElement>(null)
  useEmptied(password)
  const [ticked, setTicked] = useState(false)
  const [problem, setProblem] = useState<'tick' | 'noPassword' | null>(null)
  const { busy, error, run } = useAction(60_000)
  const hides = source === 'phrase'
  const submit = () => {
    const input = password.current
    if (!input || busy) return
    const missing = !ticked ? 'tick' : input.value === '' ? 'noPassword' : null
    setProblem(missing)
    if (missing === 'noPassword') input.focus()
    if (missing) return
    void run(() =>
      proceed(async () => {
        await secrets.forget(of, takeBytes(input))
        announce(words.forget.done(name))
        return { at: 'home' }
      }),
    )
  }
  const wrong = error === 'wrong-password' || error === 'too-many-requests' ? words.errors[error] : undefined
  const form = useFirstProblem(wrong ?? '')
  return (
    <Screen
      title={title}
      back={back}
      footer={
        <>
          {problem === 'tick' && (
            <p className={css.problem} role="alert">
              {words.forget.tick}
            </p>
          )}
          <Button type="submit" form="forget" look={hides ? 'primary' : 'danger'} wide busy={busy && words.forget.busy}>
            {hides ? words.forget.submitHide : words.forget.submit}
          </Button>
        </>
      }
    >
      <div className={css.receive}>
        <Identicon of={picture} size={48} />
        <strong>{visibleText(name, 64)}</strong>
      </div>
      <Section title={words.forget.meansTitle}>
        <Card>
          <ul className={css.numbered}>
            {means.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </Card>
      </Section>
      <Form ref={form} id="forget" onSubmit={submit}>
        <Check
          title={hides ? words.forget.understoodHide : words.forget.understood}
          checked={ticked}
          onChange={setTicked}
        />
        <Field
          ref={password}
          type="password"
          label={words.forget.password}
          error={problem === 'noPassword' ? words.forget.noPassword : wrong}
        />
      </Form>
      {error && !wrong && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </Screen>
  )
}
