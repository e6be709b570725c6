import { useRef, useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Check } from '../../components/controls/Choice.tsx'
import { TextArea } from '../../components/controls/Field.tsx'
import css from '../../components/layout/layout.module.css'
import { Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { takeBytes } from '../../logic/secrets/secretInput.ts'
import { words } from '../../words.ts'
import { NewPassword, useNewPassword } from './NewPassword.tsx'
import own from './onboarding.module.css'

/** The phrase goes from an input that no browser feature looks into straight to the page's worker. */
export const Restore = () => {
  const { secrets, proceed } = useWallet()
  const phrase = useRef<HTMLTextAreaElement>(null)
  const password = useNewPassword()
  const [count, setCount] = useState(0)
  const [shown, setShown] = useState(false)
  const [empty, setEmpty] = useState(false)
  const { busy, error, run } = useAction(60_000)

  const submit = () => {
    if (!phrase.current) return
    if (phrase.current.value.trim() === '') {
      setEmpty(true)
      return phrase.current.focus()
    }
    const bytes = password.take()
    if (!bytes) return
    const typed = takeBytes(phrase.current)
    setCount(0)
    void run(() => proceed(() => secrets.create(bytes, typed).then(() => ({ at: 'home' }))))
  }
  return (
    <Screen
      title={words.restore.title}
      back={{ at: 'home' }}
      footer={
        <Button type="submit" form="restore" look="primary" wide busy={busy && words.password.busy}>
          {words.password.submitRestore}
        </Button>
      }
    >
      <p className={css.lead}>{words.restore.text}</p>
      <form
        id="restore"
        className={css.form}
        autoComplete="off"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextArea
          ref={phrase}
          label={words.restore.label}
          hint={words.restore.counted(count)}
          error={empty ? words.restore.empty : error ? words.errors[error] : undefined}
          className={shown ? '' : own.masked}
          rows={3}
          onInput={({ currentTarget }) => {
            setCount(currentTarget.value.trim().split(/\s+/).filter(Boolean).length)
            setEmpty(false)
          }}
        />
        <Check title={words.restore.show} checked={shown} onChange={setShown} />
        <p className={css.lead}>{words.password.text}</p>
        <NewPassword password={password} />
      </form>
    </Screen>
  )
}
