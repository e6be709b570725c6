import { EntropyError } from '../../core/errors.ts'
import type { PageApi } from '../../protocol/pageApi.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import { waitFor } from '../listeners.ts'
import type { StoredRequest } from '../requests/request.ts'
import type { Wallet } from '../wallet.ts'
import { grantedAccounts, type PageCaller, pageAccounts } from './accounts.ts'
import { signingHandlers } from './pageSigning.ts'
import { registrationHandlers } from './registrationHandlers.ts'
import type { RulesChanges } from './rulesChanges.ts'

export function pageHandlers(wallet: Wallet, rules: RulesChanges): Handlers<PageApi, PageCaller> {
  const { requests, sites } = wallet
  return {
    async enable({ origin, signal }, pageId) {
      const answer = () => {
        const site = sites.find(origin)
        if (site?.accounts.length === 0) throw new EntropyError('rejected', 'the user refused this site')
        // What was granted may be gone from the wallet; then there is something to ask again.
        const accounts = pageAccounts(wallet, origin)
        return accounts.length > 0 ? accounts : undefined
      }
      const known = answer()
      if (known) return known
      const waiting = (request: StoredRequest) =>
        request.asked.kind === 'connect' && request.asked.origin === origin && request.decision.kind === 'pending'
      const before = requests.find(waiting)
      if (before) await requests.follow(before.asked.id, pageId)
      else await requests.ask({ id: wallet.newId(), origin, since: wallet.now(), kind: 'connect', pageIds: [pageId] })
      return waitFor([sites.onChange, requests.onChange], signal, () => {
        const decided = answer()
        if (!decided && !requests.find(waiting)) throw new EntropyError('rejected', 'the user refused this request')
        return decided
      })
    },
    accounts: ({ origin }) => pageAccounts(wallet, origin),
    networks({ origin }) {
      grantedAccounts(wallet, origin)
      return wallet.signing.networks()
    },
    ping: () => null,
    ...registrationHandlers(wallet, rules),
    ...signingHandlers(wallet),
  }
}
