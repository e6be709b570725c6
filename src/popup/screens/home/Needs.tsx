import { useEffect } from 'react'
import { Button } from '../../components/controls/Button.tsx'
import { useSnapshot, useWallet } from '../../hooks/useWallet.ts'
import { awaitedBy, needy } from '../../logic/progress/awaited.ts'
import { words } from '../../words.ts'
import { AwaitedNotice } from '../progress/AwaitedNotice.tsx'

/** Registrations that only the user can carry on, with their deadlines. While the wallet is locked nothing leads away from its lock. */
export const Needs = () => {
  const { go, announce } = useWallet()
  const snapshot = useSnapshot()
  const needs = needy(snapshot).flatMap((registration) => {
    const awaited = awaitedBy(registration, snapshot, Date.now())
    return awaited ? [{ id: registration.id, awaited }] : []
  })
  // The focus is elsewhere, on the password.
  const titles = needs.map(({ awaited }) => awaited.title).join('. ')
  useEffect(() => {
    if (titles) announce(titles)
  }, [titles, announce])
  return needs.map(({ id, awaited }) => (
    <AwaitedNotice
      key={id}
      awaited={awaited}
      action={
        snapshot.vault.kind === 'unlocked' &&
        (awaited.need === 'decide' ? (
          <Button onClick={() => go({ at: 'opening', id })}>{words.waiting.decide}</Button>
        ) : (
          <Button onClick={() => go({ at: 'registration', id })}>{words.home.open}</Button>
        ))
      }
    />
  ))
}
