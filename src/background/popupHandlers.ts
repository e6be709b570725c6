import { EntropyError } from '../core/errors.ts'
import type { PopupApi } from '../protocol/popupApi.ts'
import type { Handlers } from '../protocol/rpc.ts'
import type { StoredRequest } from './requests/request.ts'
import { snapshotOf } from './snapshot.ts'
import type { Wallet } from './wallet.ts'

const maxDrafts = 20

/** What the wallet's own pages may do. The only caller is one of them, so it is not looked at. */
export function popupHandlers(wallet: Wallet): Handlers<PopupApi, undefined> {
  const { vault, network, registrations, requests, sites, drafts, approving } = wallet

  function pending(id: string, kind: StoredRequest['asked']['kind']): StoredRequest {
    const found = requests.find(({ asked, decision }) => asked.id === id && decision.kind === 'pending')
    if (found?.asked.kind !== kind) throw new EntropyError('invalid-argument', 'no such request is waiting')
    if (approving.has(id)) throw new EntropyError('already-pending', 'this request is being approved')
    return found
  }

  return {
    snapshot: () => snapshotOf(wallet),
    vaultFile: () => vault.file(),
    saveVault: (_, file) => vault.save(file),
    unlocked: () => vault.unlocked(),
    wrongPassword: () => vault.wrongPassword(),
    lock: () => vault.lock(),
    backupProven: () => vault.backupProven(),
    setAutoLock: (_, minutes) => vault.setAutoLock(minutes),
    setNode: (_, url) => network.setNode(url),
    retryNode: () => network.retry(),
    requestTestFunds: (_, address) => network.drip(address),
    readDraft: async (_, id) => (await drafts.read())?.[id],
    async writeDraft(_, id, draft) {
      const { [id]: _replaced, ...others } = (await drafts.read()) ?? {}
      const kept = Object.entries(others).slice(1 - maxDrafts)
      await drafts.write(Object.fromEntries(draft === null ? kept : [...kept, [id, draft]]))
    },
    quote: (_, draft) => registrations.quote(draft),
    async approveRegistration(_, draft, requestId) {
      if (requestId === null) return registrations.approve(draft, null)
      const { asked } = pending(requestId, 'register')
      if (!sites.find(asked.origin)?.accounts.includes(draft.account))
        throw new EntropyError('unauthorised', 'the site was not granted this account')
      approving.add(requestId)
      try {
        // Named by the request, so that a stop before the next line leaves a trace of what was approved.
        const { id } = await registrations.approve(draft, { origin: asked.origin, ref: requestId })
        await requests.decide(requestId, { kind: 'approved', registration: id })
        return { id }
      } finally {
        approving.delete(requestId)
      }
    },
    cancelRegistration: (_, id) => registrations.cancel(id),
    allowOpening: (_, id, place) => registrations.decideOpening(id, { kind: 'allowed', place }),
    declineOpening: (_, id) => registrations.decideOpening(id, { kind: 'declined' }),
    retryRegistration: (_, id) => registrations.retry(id),
    takeBack: (_, address) => registrations.takeBack(address),
    async approveConnect(_, requestId, accounts) {
      const { asked } = pending(requestId, 'connect')
      if (vault.view().kind !== 'unlocked') throw new EntropyError('locked', 'unlock the wallet first')
      const own = vault.accounts().map(({ address }) => address)
      if (!accounts.every((address) => own.includes(address)))
        throw new EntropyError('invalid-argument', 'accounts: not all of this wallet')
      await sites.grant(asked.origin, accounts)
      await requests.decide(requestId, { kind: 'approved', registration: null })
    },
    async rejectRequest(_, requestId) {
      const found = requests.find(({ asked }) => asked.id === requestId)
      const { asked } = pending(requestId, found?.asked.kind ?? 'connect')
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
