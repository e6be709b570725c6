import type { RegistrationState } from '../../../core/registration/state.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import { GroupsPicture } from '../../components/groups/GroupsPicture.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useRegistered } from '../../hooks/asking/useRegistered.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { awaitedBy } from '../../logic/progress/awaited.ts'
import { groupNumber } from '../../logic/progress/names.ts'
import { words } from '../../words.ts'
import { FoundNote } from '../found/FoundNote.tsx'
import { AwaitedNotice } from '../progress/AwaitedNotice.tsx'
import { History } from '../progress/History.tsx'
import { Holders } from './Holders.tsx'
import { RulesNow } from './RulesNow.tsx'

type Props = {
  readonly registration: RegistrationView
  readonly state: Extract<RegistrationState, { kind: 'registered' }>
}

export const Registered = ({ registration, state }: Props) => {
  const { go } = useWallet()
  const { ethereumAddress, verifyingKey, testSignature } = registration
  const { keys, network } = useSnapshot()
  const isHere = keys.some((key) => key.verifyingKey === verifyingKey)
  const { answer, error, retry } = useRegistered(registration.account)
  // What another key of the account is said to be is nothing of this one.
  const chain = answer?.verifyingKey === verifyingKey ? answer : null
  const asking = answer === null && error === null
  return (
    <Screen
      title={words.registered.title}
      back={{ at: 'home' }}
      footer={
        <Button look="primary" wide onClick={() => go({ at: 'home' })}>
          {words.common.done}
        </Button>
      }
    >
      {testSignature?.valid !== false && <p className={css.lead}>{words.registered.text}</p>}
      <FoundNote registration={registration} />
      <Proof signature={testSignature} />
      <GroupsPicture registration={registration} />
      <Missing registration={registration} state={state} />
      <History registration={registration} />
      {error && (
        <Notice tone="warn" title={words.holders.failed} action={<Button onClick={retry}>{words.common.retry}</Button>}>
          {errorText(error, network)}
        </Notice>
      )}
      <RulesNow registration={registration} chain={chain} asking={asking} />
      <Section title={words.register.key}>
        <Card>
          <Address value={ethereumAddress} name={words.registered.ethereum} />
          <Address value={verifyingKey} name={words.registered.key} mark={false} />
          <p className={css.small}>{words.registered.block(state.block)}</p>
          {isHere && (
            <Button onClick={() => go({ at: 'key', key: verifyingKey, show: 'page' })}>{words.keys.whatNow}</Button>
          )}
        </Card>
      </Section>
      <Holders chain={chain} asking={asking} />
    </Screen>
  )
}

const Proof = ({ signature }: { signature: RegistrationView['testSignature'] }) => {
  if (!signature) return <Notice tone="info">{words.registered.pending}</Notice>
  return signature.valid ? (
    <Notice tone="good" title={words.registered.checked}>
      {words.registered.checkedText}
    </Notice>
  ) : (
    <Notice tone="bad" title={words.registered.bad}>
      {words.registered.badText}
    </Notice>
  )
}

/** Groups without their piece: while they may still get it, and when that is over. */
const Missing = ({ registration, state }: Props) => {
  const snapshot = useSnapshot()
  const said = words.registered
  const missing = state.missingSubgroups.map(groupNumber)
  if (missing.length === 0) return <p className={css.small}>{said.all}</p>
  const spare = said.spare(registration.groups.length - missing.length - registration.threshold)
  if (!state.healing)
    return (
      <Notice tone="warn" title={said.missing(missing)}>
        {said.missingText} {spare}
      </Notice>
    )
  const awaited = awaitedBy(registration, snapshot, Date.now())
  return awaited && <AwaitedNotice awaited={awaited}>{spare}</AwaitedNotice>
}
