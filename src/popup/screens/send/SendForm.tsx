import { useState } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { Choice } from '../../components/controls/Choice.tsx'
import { Field, Select } from '../../components/controls/Field.tsx'
import { focusProblem } from '../../components/controls/focusProblem.ts'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Screen } from '../../components/layout/Screen.tsx'
import { useTransferQuote } from '../../hooks/asking/useTransferQuote.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { exactAmount } from '../../logic/amount.ts'
import { type SendForm as Form, ownName, sendProblems, toTransfer } from '../../logic/money/sendForm.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { TransferCosts } from './TransferCosts.tsx'
import { TransferProblems } from './TransferProblems.tsx'

type Props = { readonly form: Form; readonly from: string; readonly change: (patch: Partial<Form>) => void }

const takes = ['amount', 'most', 'all'] as const

/** From where, to whom, how much; whatever is wrong is said beside it, as far as it was typed. */
export const SendForm = ({ form, from, change }: Props) => {
  const { go } = useWallet()
  const { accounts, network } = useSnapshot()
  const { token } = network
  const [pressed, setPressed] = useState(false)
  const problems = sendProblems(form, from, token)
  const transfer = toTransfer(form, from, token)
  const quote = useTransferQuote(transfer ?? null)
  const sender = accounts.find(({ address }) => address === from)
  const recipient = ownName(form.to, accounts)
  const shown = (problem: (typeof problems)['to']) =>
    problem && (pressed || !problem.missing) ? problem.text : undefined
  const review = () => {
    setPressed(true)
    if (transfer) go({ at: 'send', from, step: 'review' })
    else focusProblem()
  }
  return (
    <Screen
      title={words.send.title}
      back={{ at: 'account', address: from, show: 'page' }}
      footer={
        <>
          {pressed && !transfer && (
            <p className={css.problem} role="alert">
              {words.send.mend}
            </p>
          )}
          <Button look="primary" wide onClick={review}>
            {words.send.review}
          </Button>
        </>
      }
    >
      <Select
        label={words.send.from}
        hint={sender?.balance ? words.send.available(exactAmount(sender.balance, token)) : undefined}
        value={from}
        onChange={({ target }) => go({ at: 'send', from: target.value, step: 'form' })}
      >
        {accounts.map(({ address, name }) => (
          <option key={address} value={address}>
            {`${visibleText(name, 40)} · ${address.slice(0, 6)}…${address.slice(-6)}`}
          </option>
        ))}
      </Select>
      <Field
        label={words.send.to}
        hint={recipient && recipient !== sender?.name ? words.send.toOwn(recipient) : words.send.toHint}
        error={shown(problems.to)}
        value={form.to}
        mono
        onChange={({ target }) => change({ to: target.value })}
      />
      <Choice
        legend={words.send.takes}
        options={takes.map((value) => ({
          value,
          title: words.send.takesOf[value][0],
          text: words.send.takesOf[value][1],
        }))}
        value={form.takes}
        onChange={(next) => change({ takes: next })}
      />
      {form.takes === 'amount' && (
        <Field
          label={words.send.amount(token.symbol)}
          error={shown(problems.amount)}
          value={form.amount}
          inputMode="decimal"
          onChange={({ target }) => change({ amount: target.value })}
        />
      )}
      {form.takes === 'all' && quote.answer?.holds && <Notice tone="info">{words.send.allHeld}</Notice>}
      {transfer && <TransferProblems quote={quote} />}
      {transfer && <TransferCosts quote={quote.answer} token={token} />}
    </Screen>
  )
}
