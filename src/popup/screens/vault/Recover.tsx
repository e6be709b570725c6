import { Button } from '../../components/controls/Button.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { NewPassword, useNewPassword } from '../onboarding/NewPassword.tsx'
import { PhraseInput, usePhraseInput } from '../onboarding/PhraseInput.tsx'

/** The phrase in place of a forgotten password, or of a vault that is damaged. */
export const Recover = () => {
  const { secrets, proceed, announce } = useWallet()
  const { vault } = useSnapshot()
  const phrase = usePhraseInput()
  const password = useNewPassword()
  const { busy, error, run } = useAction(60_000)

  const submit = () => {
    if (busy || !phrase.isThere()) return
    const next = password.take()
    const typed = next && phrase.take()
    if (!next || !typed) return
    void run(async () => {
      await proceed(() => secrets.recover(typed, next).then(() => ({ at: 'home' })))
      announce(words.forgot.done)
    })
  }
  return (
    <Screen
      title={words.forgot.title}
      back={{ at: 'home' }}
      footer={
        <Button type="submit" form="recover" look="primary" wide busy={busy && words.forgot.busy}>
          {words.forgot.submit}
        </Button>
      }
    >
      <p className={css.lead}>{vault.kind === 'damaged' ? words.forgot.textDamaged : words.forgot.text}</p>
      <Form id="recover" autoComplete="off" onSubmit={submit}>
        <PhraseInput phrase={phrase} error={error} />
        <NewPassword password={password} label={words.changePassword.next} />
      </Form>
    </Screen>
  )
}
