import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useQuote } from '../../hooks/useQuote.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { errorText, trustText } from '../../logic/network/nodes.ts'
import { problemsOf } from '../../logic/register/formProblems.ts'
import { type RegisterForm, toDraft } from '../../logic/register/registerForm.ts'
import { hasNoRules } from '../../logic/register/rulesInWords.ts'
import { isExposed } from '../../logic/registrations.ts'
import { visibleOrigin } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import type { RegisterRequest } from '../register/Form.tsx'
import { Costs } from './Costs.tsx'
import { Problems } from './Problems.tsx'
import { RulesInWords } from './RulesInWords.tsx'

type Props = {
  readonly form: RegisterForm
  readonly request: RegisterRequest | undefined
  readonly forget: () => void
}

/** The last look before consent: what the network will be able to do, who can change it, what it costs. */
export const Review = ({ form, request, forget }: Props) => {
  const { background, go, proceed, afterRequest } = useWallet()
  const { accounts, keys, network, registrations } = useSnapshot()
  const draft = toDraft(form)
  const sound = problemsOf(form).none
  const { quote: answer, error, retry } = useQuote(sound ? draft : null)
  // Without the network nothing is known about groups and costs, only what stands in the way.
  const quote = answer !== null && answer.subgroups > 0 ? answer : null
  const approve = useAction(90_000)
  const reject = useAction()
  const id = request?.id ?? null
  const edit = () => go({ at: 'register', request: id, step: 'form' })
  const rulesAccount = draft.rulesAccount ?? accounts.find(({ role }) => role === 'rules')?.address
  const who = accounts.find(({ address }) => address === rulesAccount)?.role
  const payer = accounts.find(({ address }) => address === form.account)
  const key = keys.find(({ verifyingKey }) => verifyingKey === form.verifyingKey)
  const ready = sound && quote !== null && quote.problems.length === 0
  const failed = approve.error ?? reject.error

  const send = () =>
    proceed(async () => {
      const started = await background.approveRegistration(draft, id)
      forget()
      return { at: 'registration', id: started.id }
    })
  const refuse = (requestId: string) =>
    proceed(async () => {
      await background.rejectRequest(requestId)
      forget()
      return afterRequest(requestId)
    })
  return (
    <Screen
      title={words.review.title}
      back={{ at: 'register', request: id, step: 'form' }}
      footer={
        <>
          <p className={css.footTotal}>
            <span>{words.review.total}</span>
            <Amount value={quote?.total ?? null} token={network.token} exact />
          </p>
          <Actions>
            {id !== null && <Button onClick={() => void reject.run(() => refuse(id))}>{words.common.reject}</Button>}
            <ApproveButton
              blocked={!ready}
              busy={approve.busy && words.review.approving}
              onApprove={() => void approve.run(send)}
            >
              {words.review.approve}
            </ApproveButton>
          </Actions>
        </>
      }
    >
      {request && <Notice tone="info">{words.review.site(visibleOrigin(request.origin))}</Notice>}
      {failed && (
        <Notice tone="bad" title={words.common.errorTitle} urgent>
          {errorText(failed, network)}
        </Notice>
      )}
      {!sound && (
        <Notice
          tone="bad"
          title={words.review.problem}
          action={<Button onClick={edit}>{words.review.change}</Button>}
        />
      )}
      <Problems quote={answer} account={form.account} onChange={edit} onRetry={retry} />
      <Section title={words.review.will}>
        <Card>
          <RulesInWords rules={draft.rules} />
          {hasNoRules(draft.rules) && <p className={css.small}>{words.register.noRules}</p>}
        </Card>
      </Section>
      <Section title={words.review.who}>
        <Card>
          <p>
            {who === 'rules'
              ? words.review.whoMade
              : who === 'registrant'
                ? words.review.whoOwn
                : words.review.whoOther}
          </p>
          {rulesAccount && <Address value={rulesAccount} name={words.common.rulesAccount} full={who === undefined} />}
          {who === 'registrant' && <Notice tone="warn">{words.register.whoOwn}</Notice>}
        </Card>
      </Section>
      <Section title={words.review.key}>
        <Card>
          {key && <Address value={key.ethereumAddress} name={key.name} />}
          {key && isExposed(key, registrations) && (
            <Notice tone="bad" title={words.exposed.title}>
              {words.exposed.text}
            </Notice>
          )}
          <p className={css.small}>
            {quote
              ? `${words.review.pieces(quote.servers, quote.subgroups)} ${words.threshold(quote.threshold, quote.subgroups)}.`
              : words.register.keyHint}
          </p>
        </Card>
      </Section>
      <Section title={words.register.account}>
        <Card>
          <Address value={form.account} name={payer?.name ?? words.common.yourAccount} />
        </Card>
      </Section>
      <Costs quote={quote} token={network.token} error={error} onRetry={retry} />
      <p className={css.small}>{trustText(network)}</p>
    </Screen>
  )
}
