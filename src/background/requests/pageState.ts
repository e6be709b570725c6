import { EntropyError } from '../../core/errors.ts'
import type { PageRegistrationState, Registered } from '../../protocol/pageApi.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { VaultView } from '../../protocol/popup/vault.ts'
import { pageFailure } from './pageFailure.ts'
import type { Decision } from './request.ts'

/**
 * What a page sees of its wish, and of what came of it. `registered` is read from the chain once the registration has come to
 * that; undefined while nothing can be read.
 */
export async function pageState(
  decision: Decision,
  vault: VaultView['kind'],
  made: RegistrationView | undefined,
  registered: (view: RegistrationView) => Promise<Registered | undefined>,
): Promise<PageRegistrationState | undefined> {
  if (decision.kind === 'pending') return { kind: vault === 'unlocked' ? 'awaiting-approval' : 'awaiting-unlock' }
  if (decision.kind === 'rejected') return { kind: 'rejected' }
  if (decision.kind !== 'approved' || decision.registration === null) return { kind: 'cancelled' }
  if (!made) throw unknown()
  const { state } = made
  if (state.kind === 'approved') return { kind: 'registering' }
  if (state.kind === 'failed') return pageFailure(state)
  if (state.kind !== 'registered') return state
  const found = await registered(made)
  return found && { kind: 'registered', registered: found }
}

/** Of what is registered, while the chain does not say so: as far as this wallet knows itself. */
export function stateUntilRead(made: RegistrationView | undefined): PageRegistrationState {
  if (!made) throw unknown()
  const { groups, threshold } = made
  const done = groups.filter(({ confirmed }) => confirmed).length
  return { kind: 'confirming', done, of: groups.length, need: threshold }
}

const unknown = () => new EntropyError('invalid-argument', 'no such registration')
