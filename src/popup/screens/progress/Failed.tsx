import type { Failure } from '../../../core/registration/state.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import { Amount } from '../../components/data/Amount.tsx'
import { Pill } from '../../components/data/Pill.tsx'
import { GroupsPicture } from '../../components/groups/GroupsPicture.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { nextStep } from '../../logic/nextStep.ts'
import { depositText } from '../../logic/progress/awaited.ts'
import { serversNamed } from '../../logic/progress/names.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { failure } from '../../words/failure.ts'
import { words } from '../../words.ts'
import { History } from './History.tsx'

type Props = { readonly registration: RegistrationView; readonly state: Failure }

const tones = { held: 'plain', lost: 'bad', none: 'plain', returned: 'good', unknown: 'warn' } as const

/** What happened, whose fault it was, what it cost, and the one thing to do next. */
export const Failed = ({ registration, state }: Props) => {
  const { background, go, proceed } = useWallet()
  const snapshot = useSnapshot()
  const { busy, error, run } = useAction(90_000)
  const said = failure(state, depositText(registration, snapshot))
  const step = nextStep(state, registration, snapshot)
  const retry = () =>
    proceed(async () => ({ at: 'registration', id: (await background.retryRegistration(registration.id)).id }))
  const startAgain = () => go({ at: 'register', request: null, step: 'form' })
  return (
    <Screen
      title={words.failed.title}
      back={{ at: 'home' }}
      footer={
        step.kind === 'retry' ? (
          <ApproveButton busy={busy && words.review.approving} onApprove={() => void run(retry)}>
            {said.button}
          </ApproveButton>
        ) : (
          <Button look="primary" wide onClick={() => go(step.to)}>
            {step.kind === 'go' ? said.button : words.add.key}
          </Button>
        )
      }
    >
      <Notice tone={state.deposit === 'lost' ? 'bad' : 'warn'} title={said.what} />
      {error && (
        <Notice
          tone="bad"
          title={words.common.errorTitle}
          urgent
          action={error === 'invalid-argument' && <Button onClick={startAgain}>{words.failed.startAgain}</Button>}
        >
          {error === 'invalid-argument' ? words.failed.notAsItIs : words.errors[error]}
        </Notice>
      )}
      <Section title={words.failed.who}>
        <p className={css.lead}>{said.who}</p>
        {state.culprit && (
          <p>
            {serversNamed(registration, [state.culprit]).names}{' '}
            <code className={css.where}>{visibleText(state.culprit.endpoint, 128)}</code>
          </p>
        )}
      </Section>
      <Section title={words.failed.lost}>
        <Card>
          <div className={css.row}>
            <span>
              {words.failed.deposit} <Amount value={registration.deposit} token={snapshot.network.token} />
            </span>
            <Pill tone={tones[state.deposit]}>{words.failed.depositStates[state.deposit]}</Pill>
          </div>
          <p className={css.small}>{said.lost}</p>
          {said.pieces && <p className={css.small}>{said.pieces}</p>}
        </Card>
      </Section>
      <Section title={words.failed.next}>
        <p className={css.lead}>{said.next}</p>
        {step.kind === 'add-key' && <p className={css.lead}>{words.failed.onlyKey}</p>}
      </Section>
      <History registration={registration} />
      <Section title={words.register.key}>
        <Card>
          <Address value={registration.ethereumAddress} name={words.registered.ethereum} />
        </Card>
      </Section>
      {said.pieces && registration.groups.length > 0 && <GroupsPicture registration={registration} />}
    </Screen>
  )
}
