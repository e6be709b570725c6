import { Button } from '../../components/controls/Button.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { NewPassword, useNewPassword } from './NewPassword.tsx'
import { PhraseInput, usePhraseInput } from './PhraseInput.tsx'

/** A wallet from the phrase of another browser, or of another wallet. */
export const Restore = () => {
  const { secrets, proceed } = useWallet()
  const phrase = usePhraseInput()
  const password = useNewPassword()
  const { busy, error, run } = useAction(60_000)

  const submit = () => {
    if (busy || !phrase.isThere()) return
    const bytes = password.take()
    const typed = bytes && phrase.take()
    if (bytes && typed) void run(() => proceed(() => secrets.create(bytes, typed).then(() => ({ at: 'home' }))))
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
      <Form id="restore" autoComplete="off" onSubmit={submit}>
        <PhraseInput phrase={phrase} error={error} />
        <p className={css.lead}>{words.password.text}</p>
        <NewPassword password={password} />
      </Form>
    </Screen>
  )
}
