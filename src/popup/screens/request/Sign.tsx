import { useState } from 'react'
import { ApproveButton } from '../../components/controls/ApproveButton.tsx'
import { Button } from '../../components/controls/Button.tsx'
import { Field } from '../../components/controls/Field.tsx'
import { Address } from '../../components/data/Address.tsx'
import css from '../../components/layout/layout.module.css'
import { Notice } from '../../components/layout/Notice.tsx'
import { Actions, Card, Screen, Section } from '../../components/layout/Screen.tsx'
import { useAction } from '../../hooks/useAction.ts'
import { useSigning } from '../../hooks/useSigning.ts'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { errorText } from '../../logic/network/nodes.ts'
import { visibleOrigin, visibleText } from '../../logic/visibleText.ts'
import { words } from '../../words.ts'
import { Message } from './Message.tsx'
import { Transaction } from './Transaction.tsx'

/** A site wants a signature. What cannot be shown whole is signed only after a word was typed. */
export const Sign = ({ id }: { id: string }) => {
  const { background, proceed, afterRequest } = useWallet()
  const { requests, accounts, network } = useSnapshot()
  const { view, error, retry } = useSigning(id)
  const [typed, setTyped] = useState('')
  const approve = useAction(60_000)
  const reject = useAction()
  const request = requests.find((one) => one.id === id)
  const account = request && 'account' in request ? request.account : ''
  const name = accounts.find(({ address }) => address === account)?.name ?? words.common.yourAccount
  const answer = (sent: Promise<void>) => proceed(() => sent.then(() => afterRequest(id)))
  const word = view?.confirmation ?? null
  const failed = approve.error ?? reject.error
  return (
    <Screen
      title={request?.kind === 'sign-raw' ? words.signing.message : words.signing.transaction}
      footer={
        <Actions>
          <Button onClick={() => void reject.run(() => answer(background.rejectRequest(id)))}>
            {words.common.reject}
          </Button>
          <ApproveButton
            blocked={view === null || (word !== null && typed !== word)}
            look={word === null ? 'primary' : 'danger'}
            busy={approve.busy && words.signing.approving}
            onApprove={() =>
              void approve.run(() => answer(background.approveSigning(id, word === null ? null : typed)))
            }
          >
            {words.signing.approve}
          </ApproveButton>
        </Actions>
      }
    >
      {failed && (
        <Notice tone="bad" title={words.common.errorTitle} urgent>
          {errorText(failed, network)}
        </Notice>
      )}
      <p className={css.lead}>{words.signing.wants}</p>
      <p className={css.origin}>{visibleOrigin(request?.origin ?? '')}</p>
      <Section title={words.signing.account}>
        <Card>
          <Address value={account} name={visibleText(name, 60)} />
        </Card>
      </Section>
      {error && (
        <Notice tone="bad" urgent action={<Button onClick={retry}>{words.common.retry}</Button>}>
          {errorText(error, network)}
        </Notice>
      )}
      {!view && !error && <p className={css.small}>{words.signing.reading}</p>}
      {view?.kind === 'payload' && <Transaction view={view} onRetry={retry} />}
      {view?.kind === 'raw' && <Message view={view} />}
      {word !== null && (
        <Field
          label={words.signing.type(word)}
          value={typed}
          autoCapitalize="none"
          onChange={({ target }) => setTyped(target.value)}
        />
      )}
    </Screen>
  )
}
