import { useState } from 'react'
import { wipe } from '../../../core/bytes.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Form } from '../../components/layout/Form.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { Phrase } from '../onboarding/Phrase.tsx'
import { AskPassword, isOfPassword, useAskedPassword } from './AskPassword.tsx'

/** An unlocked wallet is not enough here: whoever wants the words knows the password. */
export const ShowWords = () => {
  const { secrets } = useWallet()
  const asked = useAskedPassword()
  const [allowed, setAllowed] = useState(false)
  const { busy, error, run } = useAction(60_000)
  const submit = () => {
    if (busy || !asked.isThere()) return
    const password = asked.take()
    if (!password) return
    void run(async () => {
      // The password is right if it opens the vault; the words themselves are asked for when they are shown.
      wipe(await secrets.phrase(password))
      setAllowed(true)
    })
  }
  return (
    <Screen title={words.phrase.shown} back={{ at: 'settings' }}>
      <Notice tone="warn">{words.phrase.warning}</Notice>
      {allowed ? (
        <Phrase load={() => secrets.phrase()} />
      ) : (
        <Form onSubmit={submit}>
          <AskPassword asked={asked} label={words.phrase.askPassword} error={error} />
          <Button
            type="submit"
            look="primary"
            wide
            busy={busy && words.unlock.busy}
            aria-disabled={asked.wait > 0 || undefined}
          >
            {words.common.continue}
          </Button>
        </Form>
      )}
      {error && !isOfPassword(error) && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </Screen>
  )
}
