import type { Failure } from '../../core/registration/state.ts'
import type { Snapshot } from '../../protocol/popup/api.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { isFree } from './registrations.ts'
import type { Route } from './route.ts'

/** What the one button after a failure does. `add-key`: another key is needed, and this wallet has none. */
export type NextStep = { readonly kind: 'add-key' | 'go'; readonly to: Route } | { readonly kind: 'retry' }

export const nextStep = ({ next }: Failure, { verifyingKey }: RegistrationView, snapshot: Snapshot): NextStep => {
  const { keys, registrations } = snapshot
  switch (next) {
    case 'retry':
      return { kind: 'retry' }
    case 'other-node':
      return { kind: 'go', to: { at: 'settings' } }
    case 'other-wallet':
      return { kind: 'go', to: { at: 'home' } }
    case 'other-key':
      return keys.some((key) => key.verifyingKey !== verifyingKey && isFree(key, registrations))
        ? { kind: 'go', to: { at: 'register', request: null, step: 'form' } }
        : { kind: 'add-key', to: { at: 'add', what: 'key', from: 'phrase' } }
  }
}
