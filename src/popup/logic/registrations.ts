import type { RegistrationState } from '../../core/registration/state.ts'
import type { Hex, RegistrationView } from '../../protocol/popupApi.ts'

type Kind = RegistrationState['kind']

export const tones: Record<Kind, 'accent' | 'bad' | 'good' | 'plain'> = {
  approved: 'accent',
  registering: 'accent',
  dealing: 'accent',
  delivering: 'accent',
  confirming: 'accent',
  registered: 'good',
  failed: 'bad',
  cancelled: 'plain',
}

export const isRunning = (kind: Kind): boolean => tones[kind] === 'accent'

/** The newest registration of a key: the one that counts. */
export const latestOf = (all: readonly RegistrationView[], verifyingKey: Hex): RegistrationView | undefined =>
  all
    .filter((registration) => registration.verifyingKey === verifyingKey)
    .reduce<RegistrationView | undefined>(
      (best, next) => (best && best.startedAt > next.startedAt ? best : next),
      undefined,
    )

/** The first key that can still be registered, else the first. */
export const freeKey = <K extends { readonly verifyingKey: Hex }>(
  keys: readonly K[],
  registrations: readonly RegistrationView[],
): K | undefined =>
  keys.find(({ verifyingKey }) => {
    const latest = latestOf(registrations, verifyingKey)
    return !latest || latest.state.kind === 'failed' || latest.state.kind === 'cancelled'
  }) ?? keys[0]
