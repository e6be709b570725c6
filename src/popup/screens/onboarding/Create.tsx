import { Button } from '../../components/controls/Button.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { NewPassword, useNewPassword } from './NewPassword.tsx'

/** A password first: the phrase is never outside the vault, not even for its first minute. */
export const Create = () => {
  const { secrets, proceed } = useWallet()
  const password = useNewPassword()
  const { busy, error, run } = useAction(60_000)
  const submit = () => {
    const bytes = password.take()
    if (!bytes) return
    void run(() => proceed(() => secrets.create(bytes).then(() => ({ at: 'words' }))))
  }
  return (
    <Screen
      title={words.password.title}
      back={{ at: 'home' }}
      footer={
        <Button type="submit" form="new-password" look="primary" wide busy={busy && words.password.busy}>
          {words.password.submit}
        </Button>
      }
    >
      <p className={css.lead}>{words.password.text}</p>
      <Form id="new-password" onSubmit={submit}>
        <NewPassword password={password} />
      </Form>
      {error && (
        <Notice tone="bad" title={words.common.errorTitle} urgent>
          {words.errors[error]}
        </Notice>
      )}
    </Screen>
  )
}
