import { useRef } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { Logo } from '../../components/data/Logo.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useCountdown } from '../../hooks/useCountdown.ts'
import { useEmptied } from '../../hooks/useEmptied.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { needy } from '../../logic/progress/awaited.ts'
import type { Route } from '../../logic/route.ts'
import { takeBytes } from '../../logic/secrets/secretInput.ts'
import { words } from '../../words.ts'
import { Needs } from './Needs.tsx'

export const Unlock = () => {
  const { secrets, store, go, proceed } = useWallet()
  const snapshot = useSnapshot()
  const { vault, requests } = snapshot
  const input = useRef<HTMLInputElement>(null)
  useEmptied(input)
  const { busy, error, run } = useAction(60_000)
  const wait = useCountdown(vault.kind === 'locked' ? vault.retryAt : undefined)

  /** Where the user was; from the start screen on to what had waited for the key. */
  const next = (): Route => {
    const { route } = store.getState()
    const first = needy(snapshot)[0]
    return route.at === 'home' && requests.length === 0 && first ? { at: 'registration', id: first.id } : route
  }

  const submit = () => {
    if (!input.current || wait > 0) return
    if (input.current.value === '') return input.current.focus()
    const password = takeBytes(input.current)
    void run(() => proceed(() => secrets.unlock(password).then(next))).then(() => input.current?.focus())
  }

  return (
    <div className={css.screen}>
      <header className={css.heroHeader}>
        <Logo size={44} />
        <h1 className={css.heroTitle}>{words.unlock.title}</h1>
      </header>
      <main className={css.main}>
        <Needs />
        {requests.length > 0 && <Notice tone="info">{words.unlock.request}</Notice>}
        <Form onSubmit={submit}>
          <Field
            ref={input}
            type="password"
            label={words.common.password}
            autoFocus
            error={wait > 0 ? words.unlock.wait(wait) : error ? words.errors[error] : undefined}
          />
          <Button type="submit" look="primary" wide busy={busy && words.unlock.busy} aria-disabled={wait > 0}>
            {words.unlock.submit}
          </Button>
        </Form>
        <Button look="quiet" onClick={() => go({ at: 'recover' })}>
          {words.forgot.link}
        </Button>
      </main>
    </div>
  )
}
