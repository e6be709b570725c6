import { useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Choice } from '../../components/controls/Choice.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import type { Route } from '../../logic/route.ts'
import { words } from '../../words.ts'
import { NewPassword, useNewPassword } from './NewPassword.tsx'

const ways = {
  typed: { at: 'add', what: 'key', from: 'typed' },
  keystore: { at: 'add', what: 'key', from: 'file' },
  account: { at: 'add', what: 'account', from: 'file' },
} as const satisfies Record<string, Route>
type Way = keyof typeof ways

const option = (value: Way) => {
  const [title, text] = words.bring[value]
  return { value, title, text }
}

/** A wallet begins with a phrase, whatever is brought into it: the vault is made first, and says so. */
export const Bring = () => {
  const { secrets, proceed } = useWallet()
  const password = useNewPassword()
  const [way, setWay] = useState<Way>('typed')
  const { busy, error, run } = useAction(60_000)
  const submit = () => {
    const bytes = busy ? null : password.take()
    if (bytes) void run(() => proceed(() => secrets.create(bytes).then(() => ways[way])))
  }
  return (
    <Screen
      title={words.bring.title}
      back={{ at: 'home' }}
      footer={
        <Button type="submit" form="bring" look="primary" wide busy={busy && words.password.busy}>
          {words.bring.submit}
        </Button>
      }
    >
      <p className={css.lead}>{words.bring.text}</p>
      <Notice tone="warn">{words.bring.warning}</Notice>
      <Form id="bring" onSubmit={submit}>
        <Choice
          legend={words.bring.what}
          value={way}
          onChange={setWay}
          options={[option('typed'), option('keystore'), option('account')]}
        />
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
