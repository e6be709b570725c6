import { EntropyError } from '../../core/errors.ts'
import type { RequestCalls } from '../../protocol/popup/requests.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import { endAnswered, isGranted, whileDeciding } from '../requests/grants.ts'
import { isSigning } from '../requests/request.ts'
import type { Wallet } from '../wallet.ts'
import { pending } from './pending.ts'

export function requestHandlers(wallet: Wallet): Handlers<RequestCalls, undefined> {
  const { vault, requests, sites, signing, history, now } = wallet

  function expectOwn(accounts: readonly string[]): void {
    const own = vault.accounts().map(({ address }) => address)
    if (!accounts.every((address) => own.includes(address)))
      throw new EntropyError('invalid-argument', 'accounts: not all of this wallet')
  }
  function signingRequest(id: string) {
    const { asked } = pending(wallet, id)
    if (!isSigning(asked)) throw new EntropyError('invalid-argument', 'no such request is waiting')
    return asked
  }

  return {
    async approveConnect(_, requestId, accounts) {
      const { asked } = pending(wallet, requestId, 'connect')
      if (vault.view().kind !== 'unlocked') throw new EntropyError('locked', 'unlock the wallet first')
      expectOwn(accounts)
      await whileDeciding(wallet, requestId, async () => {
        await sites.grant(asked.origin, accounts)
        await requests.decide(requestId, { kind: 'approved', registration: null })
      })
    },
    async rejectRequest(_, requestId) {
      const { asked } = pending(wallet, requestId)
      await whileDeciding(wallet, requestId, async () => {
        if (asked.kind === 'connect') await sites.refuse(asked.origin)
        await requests.decide(requestId, { kind: 'rejected' })
      })
    },
    describeSigning: (_, requestId) => signing.describe(signingRequest(requestId)),
    async approveSigning(_, requestId, typed) {
      const asked = signingRequest(requestId)
      if (vault.view().kind !== 'unlocked') throw new EntropyError('locked', 'unlock the wallet first')
      const { origin, account } = asked
      const refusal = new EntropyError('unauthorised', 'the site was not granted this account')
      if (!isGranted(wallet, origin, account)) throw refusal
      await whileDeciding(wallet, requestId, async () => {
        const { decision, call } = await signing.sign(asked, typed)
        // Taken back meanwhile: the signature goes nowhere, now or when the account is granted again.
        if (!isGranted(wallet, origin, account)) throw refusal
        const what = asked.kind === 'sign-raw' ? 'message' : 'transaction'
        const done = { kind: 'signed', origin, what, call } as const
        const entry = {
          id: `signed:${requestId}`,
          at: now(),
          account,
          done,
          state: { kind: 'final', block: null },
        } as const
        await history.add(entry).catch(() => undefined) // a full disk: only the trace is missing
        await requests.decide(requestId, decision)
      })
    },
    async disconnectSite(_, origin) {
      await sites.forget(origin)
      await endAnswered(wallet)
    },
    async setSiteAccounts(_, origin, accounts) {
      // A site that was refused, or has not asked, is given nothing here.
      if (!sites.find(origin)?.accounts.length) throw new EntropyError('invalid-argument', 'no such site is connected')
      expectOwn(accounts)
      await sites.grant(origin, accounts)
      await endAnswered(wallet)
    },
  }
}
