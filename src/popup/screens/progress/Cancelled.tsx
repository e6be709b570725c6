import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { Button } from '../../components/controls/Button.tsx'
import { Address } from '../../components/data/Address.tsx'
import css from '../../components/layout/layout.module.css'
import { Actions, Card, Screen } from '../../components/layout/Screen.tsx'
import { useWallet } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'

export const Cancelled = ({ registration }: { registration: RegistrationView }) => {
  const { go } = useWallet()
  return (
    <Screen
      title={words.cancelled.title}
      back={{ at: 'home' }}
      footer={
        <Actions>
          <Button onClick={() => go({ at: 'home' })}>{words.common.done}</Button>
          <Button look="primary" onClick={() => go({ at: 'register', request: null, step: 'form' })}>
            {words.failed.startAgain}
          </Button>
        </Actions>
      }
    >
      <p className={css.lead}>{words.cancelled.text}</p>
      <Card>
        <Address value={registration.ethereumAddress} name={words.registered.ethereum} />
      </Card>
    </Screen>
  )
}
