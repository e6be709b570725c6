import { useState } from 'react'
import type { RequestView } from '../../../protocol/popup/requests.ts'
import { Button } from '../../components/controls/Button.tsx'
import { focusProblem } from '../../components/controls/focusProblem.ts'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Screen } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useQuote } from '../../hooks/useQuote.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { problemsOf } from '../../logic/register/formProblems.ts'
import { type RegisterForm, toDraft } from '../../logic/register/registerForm.ts'
import { visibleOrigin } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { RulesEditor } from './RulesEditor.tsx'
import { Threshold } from './Threshold.tsx'
import { What } from './What.tsx'
import { Who } from './Who.tsx'

export type RegisterRequest = Extract<RequestView, { kind: 'register' }>
type Props = {
  readonly form: RegisterForm
  readonly request: RegisterRequest | undefined
  readonly change: (patch: Partial<RegisterForm>) => void
  readonly forget: () => void
}

export const Form = ({ form, request, change, forget }: Props) => {
  const { background, go, proceed, afterRequest } = useWallet()
  const { vault } = useSnapshot()
  const [pressed, setPressed] = useState(false)
  const problems = problemsOf(form)
  const { quote } = useQuote(problems.none ? toDraft(form) : null)
  const reject = useAction()
  const unproven = vault.kind === 'unlocked' && vault.backup === 'unproven'
  const proposal = request?.proposal ?? null
  const refuse = (id: string) =>
    proceed(async () => {
      await background.rejectRequest(id)
      forget()
      return afterRequest(id)
    })
  const review = () => {
    setPressed(true)
    if (!problems.none) focusProblem()
    else if (!unproven) go({ at: 'register', request: request?.id ?? null, step: 'review' })
  }
  return (
    <Screen
      title={words.register.title}
      {...(!request && { back: { at: 'home' } })}
      footer={
        <>
          {pressed && !problems.none && (
            <p className={css.problem} role="alert">
              {words.register.mend}
            </p>
          )}
          <Actions>
            {request && (
              <Button onClick={() => void reject.run(() => refuse(request.id))}>{words.common.reject}</Button>
            )}
            <Button look="primary" aria-disabled={unproven} onClick={review}>
              {words.register.review}
            </Button>
          </Actions>
        </>
      }
    >
      {request && <Notice tone="info">{words.register.fromSite(visibleOrigin(request.origin))}</Notice>}
      {reject.error && (
        <Notice tone="bad" urgent>
          {words.errors[reject.error]}
        </Notice>
      )}
      {unproven && (
        <Notice tone="warn" action={<Button onClick={() => go({ at: 'words' })}>{words.home.proveNow}</Button>}>
          {words.register.unproven}
        </Notice>
      )}
      <What form={form} proposal={proposal} problem={problems.account} change={change} />
      <RulesEditor form={form} proposed={proposal?.rules != null} problems={problems} change={change} />
      <Who
        form={form}
        proposed={proposal?.rulesAccount != null}
        problem={pressed || form.rulesAccount !== '' ? problems.rulesAccount : undefined}
        change={change}
      />
      <Threshold
        value={form.threshold}
        proposed={proposal?.threshold != null}
        quote={quote}
        onChange={(threshold) => change({ threshold })}
      />
    </Screen>
  )
}
