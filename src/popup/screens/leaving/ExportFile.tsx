import { useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Form } from '../../components/layout/Form.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useFirstProblem } from '../../hooks/useFirstProblem.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import type { Route } from '../../logic/route.ts'
import { saveFile } from '../../logic/saveFile.ts'
import type { PasswordForm } from '../../logic/secrets/secretInput.ts'
import { words } from '../../words.ts'
import { NewPassword, useNewPassword } from '../onboarding/NewPassword.tsx'
import { AskPassword, isOfPassword, useAskedPassword } from '../vault/AskPassword.tsx'

type Props = {
  readonly title: string
  readonly text: string
  readonly back: Route
  /** How the wallets that read such files take its password. */
  readonly form: PasswordForm
  /** Made when the file is: it may say when that was. */
  readonly fileName: () => string
  readonly seal: (password: Uint8Array, filePassword: Uint8Array) => Promise<Uint8Array>
}

/** A secret leaves the wallet only as a file under a password of its own, and only for who knows the wallet's. */
export const ExportFile = ({ title, text, back, form: passwordForm, fileName, seal }: Props) => {
  const { go, announce } = useWallet()
  const yours = useAskedPassword()
  const ofFile = useNewPassword(passwordForm)
  const [saved, setSaved] = useState<string | null>(null)
  const { busy, error, run } = useAction(60_000)
  const submit = () => {
    if (busy || !yours.isThere()) return
    const filePassword = ofFile.take()
    const password = filePassword && yours.take()
    if (!filePassword || !password) return
    void run(async () => {
      const json = await seal(password, filePassword)
      const name = fileName()
      saveFile(name, new Uint8Array(json))
      setSaved(name)
      announce(words.export.saved)
    })
  }
  const isOther = error !== null && !isOfPassword(error)
  const form = useFirstProblem(error && !isOther ? words.errors[error] : '')
  if (saved)
    return (
      <Screen
        title={title}
        back={back}
        footer={
          <Button look="primary" wide onClick={() => go(back)}>
            {words.common.done}
          </Button>
        }
      >
        <Notice tone="good" title={words.export.saved}>
          {words.export.savedText(saved)}
        </Notice>
      </Screen>
    )
  return (
    <Screen
      title={title}
      back={back}
      footer={
        <Button type="submit" form="export" look="primary" wide busy={busy && words.export.busy}>
          {words.export.submit}
        </Button>
      }
    >
      <p className={css.lead}>{text}</p>
      <Notice tone="warn">{words.export.warning}</Notice>
      <Form ref={form} id="export" onSubmit={submit}>
        <AskPassword asked={yours} label={words.export.yours} error={error} />
        <NewPassword password={ofFile} label={words.export.filePassword} />
      </Form>
      {isOther && (
        <Notice tone="bad" urgent>
          {words.errors[error]}
        </Notice>
      )}
    </Screen>
  )
}
