import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { Notice } from '../../components/layout/Notice.tsx'
import { useSnapshot } from '../../hooks/useWallet.ts'
import { words } from '../../words.ts'

/** Where a registration comes from that was not made here, and whether its key is here. */
export const FoundNote = ({ registration }: { registration: RegistrationView }) => {
  const { keys } = useSnapshot()
  const isHeld = keys.some(({ verifyingKey }) => verifyingKey === registration.verifyingKey)
  return (
    <>
      {registration.found && <Notice tone="info">{words.found.note}</Notice>}
      {!isHeld && (
        <Notice tone="warn" title={words.found.notHeld}>
          {words.found.notHeldText}
        </Notice>
      )}
    </>
  )
}
