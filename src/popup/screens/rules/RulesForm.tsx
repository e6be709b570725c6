import { useState } from 'react'
import type { RegisteredView } from '../../../protocol/popup/transactions.ts'
import { Button } from '../../components/controls/Button.tsx'
import { focusProblem } from '../../components/controls/focusProblem.ts'
import { Address } from '../../components/data/Address.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen } from '../../components/layout/Screen.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { rulesProblemsOf } from '../../logic/register/formProblems.ts'
import { rulesDiff } from '../../logic/register/rulesDiff.ts'
import { type RulesForm as Form, rulesFormOf, toRules } from '../../logic/register/rulesForm.ts'
import type { Route } from '../../logic/route.ts'
import { words } from '../../words.ts'
import { RulesEditor } from '../register/RulesEditor.tsx'

type Props = {
  readonly registered: RegisteredView
  readonly form: Form
  readonly change: (patch: Partial<Form>) => void
  readonly forget: (next?: Form) => void
  readonly back: Route
}

/** The same editor as for a new registration, over the rules in force. */
export const RulesForm = ({ registered, form, change, forget, back }: Props) => {
  const { go } = useWallet()
  const { accounts } = useSnapshot()
  const [pressed, setPressed] = useState(false)
  const { registrant, rules, rulesAccount } = registered
  const said = words.changeRules
  const problems = rulesProblemsOf(form)
  const sound = problems.evm.length + problems.btc.length === 0
  const differs = rulesDiff(rules, toRules(form)).some(({ changed }) => changed)
  const isOurs = accounts.some(({ address }) => address === rulesAccount)
  const hasRules = form.evm.mode !== 'nothing' || form.btc.mode !== 'nothing'
  const isFingerprint = form.btc.mode !== 'nothing' && /0x[0-9a-f]{64}/i.test(form.btc.text)
  const review = () => {
    setPressed(true)
    if (sound) go({ at: 'rules', registrant, step: 'review' })
    else focusProblem()
  }
  if (!isOurs)
    return (
      <Screen title={said.title} back={back}>
        <Notice tone="warn">{said.others}</Notice>
        <Card>
          <Address value={rulesAccount} name={words.common.rulesAccount} full />
        </Card>
      </Screen>
    )
  return (
    <Screen
      title={said.title}
      back={back}
      footer={
        <>
          {pressed && !sound && (
            <p className={css.problem} role="alert">
              {words.register.mend}
            </p>
          )}
          <Button look="primary" wide onClick={review}>
            {said.review}
          </Button>
        </>
      }
    >
      <RulesEditor form={form} proposed={false} problems={problems} change={change} />
      {isFingerprint && <p className={css.small}>{said.hash}</p>}
      {differs && (
        <Button look="quiet" onClick={() => forget(rulesFormOf(rules))}>
          {said.restart}
        </Button>
      )}
      {hasRules && (
        <Button
          look="danger"
          onClick={() => change({ evm: { ...form.evm, mode: 'nothing' }, btc: { ...form.btc, mode: 'nothing' } })}
        >
          {said.removeAll}
        </Button>
      )}
    </Screen>
  )
}
