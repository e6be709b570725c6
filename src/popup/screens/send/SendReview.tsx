import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useTransferQuote } from '../../hooks/asking/useTransferQuote.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { ownName, type SendForm, toTransfer } from '../../logic/money/sendForm.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { words } from '../../words.ts'
import { TransferCosts } from './TransferCosts.tsx'
import { TransferProblems } from './TransferProblems.tsx'

type Props = { readonly form: SendForm; readonly from: string; readonly forget: () => void }

/** The last look before consent: from where, to whom, how much, and what stays. */
export const SendReview = ({ form, from, forget }: Props) => {
  const { background, proceed } = useWallet()
  const { accounts, network } = useSnapshot()
  const { token } = network
  const transfer = toTransfer(form, from, token)
  const quote = useTransferQuote(transfer ?? null)
  const { busy, error, run } = useAction(60_000)
  const answer = quote.answer?.error === null ? quote.answer : null
  const ready = transfer !== undefined && answer !== null && quote.isNew && answer.problems.length === 0
  const send = async () => {
    if (!transfer) return
    await proceed(async () => {
      const { id } = await background.send(transfer)
      forget()
      return { at: 'transaction', id }
    })
  }
  return (
    <Screen
      title={words.send.reviewTitle}
      back={{ at: 'send', from, step: 'form' }}
      footer={
        <>
          <p className={css.footTotal}>
            <span>{words.send.arrives}</span>
            <strong>
              <Amount value={answer?.amount ?? null} token={token} exact />
            </strong>
          </p>
          <ApproveButton blocked={!ready} busy={busy && words.send.approving} onApprove={() => void run(send)}>
            {words.send.approve}
          </ApproveButton>
        </>
      }
    >
      {error && (
        <Notice tone="bad" title={words.common.errorTitle} urgent>
          {errorText(error, network)}
        </Notice>
      )}
      <TransferProblems quote={quote} />
      <Section title={words.send.to}>
        <Card>
          <Address value={form.to.trim()} name={ownName(form.to, accounts) ?? words.send.stranger} full />
        </Card>
      </Section>
      <Section title={words.send.from}>
        <Card>
          <Address value={from} name={ownName(from, accounts) ?? words.send.from} />
        </Card>
      </Section>
      {answer?.closes && (
        <Notice tone="warn" title={words.send.closes}>
          {words.send.closesText}
        </Notice>
      )}
      {form.takes === 'all' && answer?.holds && <Notice tone="info">{words.send.allHeld}</Notice>}
      <TransferCosts quote={answer} token={token} />
      <p className={css.small}>{words.send.final}</p>
    </Screen>
  )
}
