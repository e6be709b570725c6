import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { Identicon } from '../../components/data/Identicon.tsx'
import { Row, Rows } from '../../components/layout/Row.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { visibleText } from '../../logic/visibleText.ts'
import { day } from '../../words/counting.ts'
import { words } from '../../words.ts'
import { StatePill } from '../keys/StatePill.tsx'

type Props = {
  readonly registrations: readonly RegistrationView[]
  /** What each line is called after: the other half of the pair. */
  readonly by: 'account' | 'key'
}

/** Every registration of an account or of a key, newest first. */
export const Registrations = ({ registrations, by }: Props) => {
  const { accounts, keys } = useSnapshot()
  const nameOf = ({ account, verifyingKey }: RegistrationView) =>
    by === 'account'
      ? (accounts.find(({ address }) => address === account)?.name ?? words.accounts.gone)
      : (keys.find((key) => key.verifyingKey === verifyingKey)?.name ?? words.keys.gone)
  return (
    <Rows label={words.keys.registrations}>
      {registrations
        .toSorted((one, other) => other.startedAt - one.startedAt)
        .map((one) => (
          <Row
            key={one.id}
            to={{ at: 'registration', id: one.id }}
            picture={<Identicon of={by === 'account' ? one.account : one.ethereumAddress} size={28} />}
            title={visibleText(nameOf(one), 64)}
            detail={(one.found ? words.found.date : words.keys.began)(day(one.startedAt))}
            end={<StatePill registration={one} />}
          />
        ))}
    </Rows>
  )
}
