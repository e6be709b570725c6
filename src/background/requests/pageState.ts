import { EntropyError } from '../../core/errors.ts'
import type { PageRegistrationState, Registered } from '../../protocol/pageApi.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { VaultView } from '../../protocol/popup/vault.ts'
import type { StoredRequest } from './request.ts'

/** What a page sees of its wish. `registered` is read from the chain once the registration has come to that. */
export async function pageState(
  { decision }: StoredRequest,
  vault: VaultView['kind'],
  find: (registration: string) => RegistrationView | undefined,
  registered: (view: RegistrationView) => Promise<Registered | undefined>,
): Promise<PageRegistrationState | undefined> {
  if (decision.kind === 'pending') return { kind: vault === 'unlocked' ? 'awaiting-approval' : 'awaiting-unlock' }
  if (decision.kind === 'rejected') return { kind: 'rejected' }
  if (decision.kind !== 'approved' || decision.registration === null) return { kind: 'cancelled' }
  const view = find(decision.registration)
  if (!view) throw new EntropyError('internal', 'the registration of this request is gone')
  const { state } = view
  if (state.kind === 'approved') return { kind: 'registering' }
  // Which server was at fault is the user's business.
  if (state.kind === 'failed') {
    const { kind, fault, reason, next } = state
    return { kind, fault, reason, retryable: next === 'retry' }
  }
  if (state.kind !== 'registered') return state
  const found = await registered(view)
  return found && { kind: 'registered', registered: found }
}
