import { Button } from '../../components/controls/Button.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { NewPassword, useNewPassword } from '../onboarding/NewPassword.tsx'
import { AskPassword, isOfPassword, useAskedPassword } from './AskPassword.tsx'

export const ChangePassword = () => {
  const { secrets, go, announce } = useWallet()
  const old = useAskedPassword()
  const next = useNewPassword()
  const { busy, error, run } = useAction(60_000)

  const submit = () => {
    if (busy || !old.isThere()) return
    const chosen = next.take()
    const typed = chosen && old.take()
    if (!chosen || !typed) return
    void run(async () => {
      await secrets.changePassword(typed, chosen)
      announce(words.changePassword.done)
      go({ at: 'settings' })
    })
  }
  return (
    <Screen
      title={words.changePassword.title}
      back={{ at: 'settings' }}
      footer={
        <Button
          type="submit"
          form="change-password"
          look="primary"
          wide
          busy={busy && words.changePassword.busy}
          aria-disabled={old.wait > 0}
        >
          {words.changePassword.submit}
        </Button>
      }
    >
      <p className={css.lead}>{words.changePassword.text}</p>
      <Form id="change-password" onSubmit={submit}>
        <AskPassword asked={old} label={words.changePassword.old} error={error} />
        <NewPassword password={next} label={words.changePassword.next} />
      </Form>
      {error && !isOfPassword(error) && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </Screen>
  )
}
