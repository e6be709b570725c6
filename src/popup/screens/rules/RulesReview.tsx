import type { RegisteredView } from '../../../protocol/popup/transactions.ts'
import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Facts, Screen, Section } from '../../components/layout/Screen.tsx'
import { useRulesQuote } from '../../hooks/asking/useRulesQuote.ts'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { rulesProblemsOf } from '../../logic/register/formProblems.ts'
import { type RulesForm, toRules } from '../../logic/register/rulesForm.ts'
import { hasNoRules } from '../../logic/register/rulesInWords.ts'
import { words } from '../../words.ts'
import { RulesInWords } from '../review/RulesInWords.tsx'
import { Changes } from './Changes.tsx'
import { Fund } from './Fund.tsx'
import { RulesProblems } from './RulesProblems.tsx'

type Props = { readonly registered: RegisteredView; readonly form: RulesForm; readonly forget: () => void }

/** The last look before consent: what changes, what holds from then on, and who pays. */
export const RulesReview = ({ registered, form, forget }: Props) => {
  const { background, proceed } = useWallet()
  const { network } = useSnapshot()
  const { token } = network
  const { registrant, rulesAccount } = registered
  const said = words.changeRules
  const rules = toRules(form)
  const problems = rulesProblemsOf(form)
  const sound = problems.evm.length + problems.btc.length === 0
  const quote = useRulesQuote(sound ? { registrant, rules } : null)
  const { busy, error, run } = useAction(60_000)
  const answer = quote.answer?.error === null ? quote.answer : null
  const ready = sound && answer !== null && quote.isNew && answer.problems.length === 0
  const amount = (value: string | undefined) => <Amount value={value ?? null} token={token} exact />
  const send = () =>
    proceed(async () => {
      const { id } = await background.updateRules({ registrant, rules })
      forget()
      return { at: 'transaction', id }
    })
  return (
    <Screen
      title={said.reviewTitle}
      back={{ at: 'rules', registrant, step: 'form' }}
      footer={
        <ApproveButton blocked={!ready} busy={busy && said.approving} onApprove={() => void run(send)}>
          {said.approve}
        </ApproveButton>
      }
    >
      {error && (
        <Notice tone="bad" title={words.common.errorTitle} urgent>
          {errorText(error, network)}
        </Notice>
      )}
      <RulesProblems quote={quote} sound={sound} />
      {answer?.problems.includes('insufficient-funds') && <Fund to={rulesAccount} quote={answer} />}
      <Changes before={registered.rules} after={rules} />
      <Section title={said.nowOn}>
        <Card>
          <RulesInWords rules={rules} />
          {hasNoRules(rules) && <Notice tone="warn">{said.removed}</Notice>}
        </Card>
      </Section>
      <Section title={said.payer}>
        <Card>
          <Address value={rulesAccount} name={words.common.rulesAccount} />
          <Facts
            rows={[
              [said.has, amount(answer?.balance)],
              [said.fee, amount(answer?.fee)],
            ]}
          />
        </Card>
      </Section>
    </Screen>
  )
}
