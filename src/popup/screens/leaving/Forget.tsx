import { useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Check } from '../../components/controls/Choice.tsx'
import { Identicon } from '../../components/data/Identicon.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useFirstProblem } from '../../hooks/useFirstProblem.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import type { Route } from '../../logic/route.ts'
import { visibleText } from '../../logic/visibleText.ts'
import type { Named } from '../../ports.ts'
import { words } from '../../words.ts'
import { AskPassword, isOfPassword, useAskedPassword } from '../vault/AskPassword.tsx'

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
  const asked = useAskedPassword()
  const [ticked, setTicked] = useState(false)
  const [isUnticked, setUnticked] = useState(false)
  const { busy, error, run } = useAction(60_000)
  const hides = source === 'phrase'
  const submit = () => {
    if (busy) return
    setUnticked(!ticked)
    const password = ticked && asked.isThere() && asked.take()
    if (!password) return
    void run(() =>
      proceed(async () => {
        await secrets.forget(of, password)
        announce(words.forget.done(name))
        return { at: 'home' }
      }),
    )
  }
  const isOther = error !== null && !isOfPassword(error)
  const form = useFirstProblem(error && !isOther ? words.errors[error] : '')
  return (
    <Screen
      title={title}
      back={back}
      footer={
        <>
          {isUnticked && (
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
        <AskPassword asked={asked} label={words.forget.password} error={error} />
      </Form>
      {isOther && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </Screen>
  )
}
