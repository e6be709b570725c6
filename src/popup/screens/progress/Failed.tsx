import type { RegistrationState } from '../../../core/registration/state.ts'
import type { RegistrationView } from '../../../protocol/popupApi.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import { GroupsPicture } from '../../components/groups/GroupsPicture.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useWallet } from '../../hooks/useWallet.ts'
import { errors, failure, words } from '../../words.ts'

type Props = {
  readonly registration: RegistrationView
  readonly state: Extract<RegistrationState, { kind: 'failed' }>
}

/** What happened, whose fault it was, what it cost, and the one thing to do next. */
export const Failed = ({ registration, state }: Props) => {
  const { background, go, proceed } = useWallet()
  const { busy, error, run } = useAction(90_000)
  const said = failure(state.fault, state.reason)
  const retry = () =>
    proceed(async () => ({ at: 'registration', id: (await background.retryRegistration(registration.id)).id }))
  return (
    <Screen
      title={words.failed.title}
      back={{ at: 'home' }}
      footer={
        <Actions>
          {state.next === 'retry' ? (
            <Button look="primary" busy={busy && words.review.approving} onClick={() => void run(retry)}>
              {words.common.retry}
            </Button>
          ) : (
            <Button look="primary" onClick={() => go({ at: 'register', request: null, step: 'form' })}>
              {words.failed.startAgain}
            </Button>
          )}
        </Actions>
      }
    >
      <Notice tone="bad" title={said.what}>
        {said.who}
      </Notice>
      {error && (
        <Notice tone="bad" title={words.common.errorTitle} urgent>
          {errors[error]}
        </Notice>
      )}
      <Section title={words.failed.lost}>
        <p className={css.lead}>{said.lost}</p>
      </Section>
      <Section title={words.failed.next}>
        <p className={css.lead}>{said.next}</p>
      </Section>
      <Section title={words.register.key}>
        <Card>
          <Address value={registration.ethereumAddress} name={words.registered.ethereum} />
        </Card>
      </Section>
      {registration.groups.length > 0 && <GroupsPicture registration={registration} />}
    </Screen>
  )
}
