import type { RegistrationState } from '../../core/registration/state.ts'
import type { Address, Hex } from '../../protocol/popup/common.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'

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

/** The registration of a key that counts: one that stands on this network, else the newest. */
export const latestOf = (all: readonly RegistrationView[], verifyingKey: Hex): RegistrationView | undefined => {
  const own = all.filter((registration) => registration.verifyingKey === verifyingKey)
  const newestFirst = own.toSorted((one, other) => other.startedAt - one.startedAt)
  return newestFirst.find(({ state }) => state.kind === 'registered') ?? newestFirst[0]
}

type PublicKey = { readonly verifyingKey: Hex }

/** Neither registered nor about to be. */
export const isFree = ({ verifyingKey }: PublicKey, registrations: readonly RegistrationView[]): boolean => {
  const latest = latestOf(registrations, verifyingKey)
  return !latest || latest.state.kind === 'failed' || latest.state.kind === 'cancelled'
}

/** Another may know this key, from whichever of its registrations. */
export const isExposed = ({ verifyingKey }: PublicKey, registrations: readonly RegistrationView[]): boolean =>
  registrations.some((registration) => registration.verifyingKey === verifyingKey && registration.exposed)

/** The first key that can still be registered, else the first. */
export const freeKey = <K extends PublicKey>(keys: readonly K[], registrations: readonly RegistrationView[]) =>
  keys.find((key) => isFree(key, registrations)) ?? keys[0]

/** The account has a key on the network, or is about to: one account registers one key. */
export const hasRegistered = (address: Address, registrations: readonly RegistrationView[]): boolean =>
  registrations.some(
    ({ account, state }) => account === address && state.kind !== 'failed' && state.kind !== 'cancelled',
  )
