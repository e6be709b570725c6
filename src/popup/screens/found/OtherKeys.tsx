import { Short } from '../../components/data/Address.tsx'
import { Identicon } from '../../components/data/Identicon.tsx'
import { Row } from '../../components/layout/Row.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'
import { StatePill } from '../keys/StatePill.tsx'

/** Lines for keys that an account of this wallet has registered, and that are not in this wallet. */
export const OtherKeys = () => {
  const { keys, registrations } = useSnapshot()
  const others = registrations.filter(
    ({ state, verifyingKey }) => state.kind === 'registered' && keys.every((key) => key.verifyingKey !== verifyingKey),
  )
  return others.map((registration) => (
    <Row
      key={registration.id}
      to={{ at: 'registration', id: registration.id }}
      picture={<Identicon of={registration.ethereumAddress} size={36} />}
      title={words.found.otherKey}
      detail={<Short value={registration.ethereumAddress} ends={5} />}
      end={<StatePill registration={registration} />}
    />
  ))
}
