import { usePopup } from '../../hooks/useWallet.ts'
import { Registered } from '../registered/Registered.tsx'
import { Gone } from '../request/Gone.tsx'
import { Cancelled } from './Cancelled.tsx'
import { Failed } from './Failed.tsx'
import { Progress } from './Progress.tsx'

/** One registration, whatever has become of it. */
export const Registration = ({ id }: { id: string }) => {
  const registration = usePopup(({ snapshot }) => snapshot?.registrations.find((one) => one.id === id))
  if (!registration) return <Gone />
  switch (registration.state.kind) {
    case 'registered':
      return <Registered registration={registration} state={registration.state} />
    case 'failed':
      return <Failed registration={registration} state={registration.state} />
    case 'cancelled':
      return <Cancelled registration={registration} />
    default:
      return <Progress registration={registration} />
  }
}
