import { Button } from '../../components/controls/Button.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { awaitedBy, needy } from '../../logic/progress/awaited.ts'
import { words } from '../../words.ts'
import { AwaitedNotice } from '../progress/AwaitedNotice.tsx'

/** Registrations that only the user can carry on, with their deadlines. While the wallet is locked nothing leads away from its lock. */
export const Needs = () => {
  const { go } = useWallet()
  const snapshot = useSnapshot()
  const isLocked = snapshot.vault.kind === 'locked'
  return needy(snapshot).map((registration) => {
    const awaited = awaitedBy(registration, snapshot, Date.now())
    const { id } = registration
    const action = awaited?.need === 'decide' ? 'opening' : 'registration'
    return (
      awaited && (
        <AwaitedNotice
          key={id}
          awaited={awaited}
          action={
            !isLocked && (
              <Button onClick={() => go({ at: action, id })}>
                {action === 'opening' ? words.waiting.decide : words.home.open}
              </Button>
            )
          }
        />
      )
    )
  })
}
