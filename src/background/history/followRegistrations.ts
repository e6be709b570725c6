import type { HistoryView } from '../../protocol/popup/history.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { RegistrationService } from '../services.ts'
import type { History } from './history.ts'

/** Every registration that has ended has its entry, made once: what another node says of it later changes nothing. */
export const followRegistrations = (
  { views, onChange }: Pick<RegistrationService, 'onChange' | 'views'>,
  history: History,
): void => {
  const look = () => {
    const known = new Set(history.all().map(({ id }) => id))
    // Without room on disk the next change tries again.
    for (const entry of views().flatMap((view) => entryOf(view) ?? []))
      if (!known.has(entry.id)) history.add(entry).catch(() => undefined)
  }
  onChange(look)
  look()
}

const entryOf = (view: RegistrationView): HistoryView | undefined => {
  const { id, account, verifyingKey, startedAt, state, deposit, fee } = view
  const about = { id: `registration:${id}`, at: startedAt, account }
  const done = { kind: 'registration', registration: id, verifyingKey, reason: null, deposit, fee } as const
  switch (state.kind) {
    case 'registered':
      return {
        ...about,
        done: { ...done, result: 'registered', depositState: 'held' },
        state: { kind: 'final', block: state.block },
      }
    case 'cancelled':
      return {
        ...about,
        done: { ...done, result: 'cancelled', depositState: 'returned' },
        state: { kind: 'final', block: null },
      }
    case 'failed':
      return {
        ...about,
        done: { ...done, result: 'failed', reason: state.reason, depositState: state.deposit },
        state: { kind: 'final', block: null },
      }
    default:
      return undefined
  }
}
