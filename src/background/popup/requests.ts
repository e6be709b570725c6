import { EntropyError } from '../../core/errors.ts'
import type { RequestCalls } from '../../protocol/popup/requests.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import type { Wallet } from '../wallet.ts'
import { pending } from './pending.ts'

export function requestHandlers(wallet: Wallet): Handlers<RequestCalls, undefined> {
  const { vault, requests, sites, approving } = wallet
  return {
    async approveConnect(_, requestId, accounts) {
      const { asked } = pending(wallet, requestId, 'connect')
      if (vault.view().kind !== 'unlocked') throw new EntropyError('locked', 'unlock the wallet first')
      const own = vault.accounts().map(({ address }) => address)
      if (!accounts.every((address) => own.includes(address)))
        throw new EntropyError('invalid-argument', 'accounts: not all of this wallet')
      await sites.grant(asked.origin, accounts)
      await requests.decide(requestId, { kind: 'approved', registration: null })
    },
    async rejectRequest(_, requestId) {
      const { asked } = pending(wallet, requestId)
      if (asked.kind === 'connect') await sites.refuse(asked.origin)
      await requests.decide(requestId, { kind: 'rejected' })
    },
    async disconnectSite(_, origin) {
      await sites.forget(origin)
      for (const { id, kind, origin: by } of requests.views())
        if (by === origin && kind === 'register' && !approving.has(id)) await requests.decide(id, { kind: 'withdrawn' })
    },
  }
}
