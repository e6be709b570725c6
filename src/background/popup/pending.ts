import { EntropyError } from '../../core/errors.ts'
import type { StoredRequest } from '../requests/request.ts'
import type { Wallet } from '../wallet.ts'

/** A request that the user can still answer. @throws 'invalid-argument', 'already-pending' while it is being approved */
export function pending(
  { requests, approving }: Pick<Wallet, 'requests' | 'approving'>,
  id: string,
  kind?: StoredRequest['asked']['kind'],
): StoredRequest {
  const found = requests.find(({ asked, decision }) => asked.id === id && decision.kind === 'pending')
  if (!found || (kind !== undefined && found.asked.kind !== kind))
    throw new EntropyError('invalid-argument', 'no such request is waiting')
  if (approving.has(id)) throw new EntropyError('already-pending', 'this request is being approved')
  return found
}
