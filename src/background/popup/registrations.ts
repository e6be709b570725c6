import { EntropyError } from '../../core/errors.ts'
import type { RegistrationCalls } from '../../protocol/popup/registration.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import { isGranted, whileDeciding } from '../requests/grants.ts'
import type { Wallet } from '../wallet.ts'
import { pending } from './pending.ts'
import { retry } from './retry.ts'

export function registrationHandlers(wallet: Wallet): Handlers<RegistrationCalls, undefined> {
  const { registrations, transactions, requests } = wallet
  return {
    quote: (_, draft) => registrations.quote(draft),
    async approveRegistration(_, draft, requestId) {
      if (requestId === null) return registrations.approve(draft, null)
      const { asked } = pending(wallet, requestId, 'register')
      if (!isGranted(wallet, asked.origin, draft.account))
        throw new EntropyError('unauthorised', 'the site was not granted this account')
      return whileDeciding(wallet, requestId, async () => {
        // Named by the request, so that a stop before the next line leaves a trace of what was approved.
        const { id } = await registrations.approve(draft, { origin: asked.origin, ref: requestId })
        await requests.decide(requestId, { kind: 'approved', registration: id })
        return { id }
      })
    },
    cancelRegistration: (_, id) => registrations.cancel(id),
    allowOpening: (_, id, place) => registrations.decideOpening(id, { kind: 'allowed', place }),
    declineOpening: (_, id) => registrations.decideOpening(id, { kind: 'declined' }),
    retryRegistration: (_, id) => retry(wallet, id),
    takeBack: (_, address) => transactions.takeBack(address),
  }
}
