import { EntropyError } from '../../core/errors.ts'
import { isTerminal, type PageApi, type PageRegistrationState, type RegisterRequest } from '../../protocol/pageApi.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import { waitFor } from '../listeners.ts'
import { pageState } from '../requests/pageState.ts'
import { proposalOf } from '../requests/proposal.ts'
import type { Asked, StoredRequest } from '../requests/request.ts'
import type { Wallet } from '../wallet.ts'
import { grantedAccounts, type PageCaller, pageAccounts } from './accounts.ts'
import { signingHandlers } from './pageSigning.ts'

export function pageHandlers(wallet: Wallet): Handlers<PageApi, PageCaller> {
  const { registrations, requests, sites, vault, network } = wallet
  const fresh = (origin: string) => ({ id: wallet.newId(), origin, since: wallet.now() })

  const granted = (origin: string) => grantedAccounts(wallet, origin)
  const askedBy = (origin: string, test: (asked: Asked & { kind: 'register' }, request: StoredRequest) => boolean) =>
    requests.find(
      (request) => request.asked.origin === origin && request.asked.kind === 'register' && test(request.asked, request),
    )
  const byPageId = (origin: string, id: string) => askedBy(origin, ({ pageIds }) => pageIds.includes(id))

  /** A name that led nowhere is free again. */
  function stillGood({ decision }: StoredRequest): boolean {
    if (decision.kind !== 'approved') return decision.kind === 'pending'
    const state = registrations.views().find(({ id }) => id === decision.registration)?.state.kind
    return state !== undefined && state !== 'failed' && state !== 'cancelled'
  }

  async function requestFor(origin: string, pageId: string, wish: RegisterRequest): Promise<StoredRequest> {
    const known = byPageId(origin, pageId)
    if (known) return known
    const proposal = proposalOf(wish, { genesis: network.view().genesis, keys: vault.keys(), granted: granted(origin) })
    const ref = wish.ref ?? null
    const wanted = JSON.stringify(proposal)
    // A wish with a name is known by it; one without is the same while it waits, if it wants the same.
    const isSame = (asked: Asked & { kind: 'register' }, request: StoredRequest): boolean =>
      asked.ref === ref &&
      (ref === null
        ? request.decision.kind === 'pending' && JSON.stringify(asked.proposal) === wanted
        : stillGood(request))
    const same = askedBy(origin, isSame)
    if (same) return requests.follow(same.asked.id, pageId)
    return requests.ask({ ...fresh(origin), kind: 'register', pageIds: [pageId], ref, proposal })
  }

  async function stateOf(request: string, accounts: readonly string[]): Promise<PageRegistrationState | undefined> {
    const found = requests.find(({ asked }) => asked.id === request)
    if (!found) throw new EntropyError('internal', 'the request is gone')
    const { decision } = found
    const made = registrations.views().find(({ id }) => decision.kind === 'approved' && id === decision.registration)
    if (made && !accounts.includes(made.account))
      throw new EntropyError('unauthorised', 'this account was not granted to this site')
    return pageState(
      found,
      vault.view().kind,
      (id) => registrations.views().find((view) => view.id === id),
      async ({ account }) => {
        const status = await registrations.status(account).catch(() => undefined) // asked again at the next change
        return status?.kind === 'registered' ? status.registered : undefined
      },
    )
  }

  return {
    async enable({ origin, signal }, pageId) {
      const answer = () => {
        const site = sites.find(origin)
        if (site?.accounts.length === 0) throw new EntropyError('rejected', 'the user refused this site')
        return site && pageAccounts(wallet, origin)
      }
      const known = answer()
      if (known) return known
      const waiting = (request: StoredRequest) =>
        request.asked.kind === 'connect' && request.asked.origin === origin && request.decision.kind === 'pending'
      const before = requests.find(waiting)
      if (before) await requests.follow(before.asked.id, pageId)
      else await requests.ask({ ...fresh(origin), kind: 'connect', pageIds: [pageId] })
      return waitFor([sites.onChange, requests.onChange], signal, () => {
        const decided = answer()
        if (!decided && !requests.find(waiting)) throw new EntropyError('rejected', 'the user refused this request')
        return decided
      })
    },
    accounts: ({ origin }) => pageAccounts(wallet, origin),
    async register({ origin, notify, signal }, pageId, wish) {
      granted(origin)
      const request = await requestFor(origin, pageId, wish)
      let last = ''
      const { onChange } = sites
      const changes = [onChange, requests.onChange, registrations.onChange, vault.onChange, network.onChange]
      return waitFor(changes, signal, async () => {
        // The user may take that back at any time.
        const state = await stateOf(request.asked.id, granted(origin))
        if (!state) return undefined
        if (isTerminal(state)) return state
        const text = JSON.stringify(state)
        if (text !== last) notify({ registration: { id: pageId, state } })
        last = text
        return undefined
      })
    },
    async cancel({ origin }, pageId) {
      const request = byPageId(origin, pageId)
      if (!request) throw new EntropyError('invalid-argument', 'no such request')
      if (request.decision.kind !== 'pending' || wallet.approving.has(request.asked.id))
        return request.decision.kind === 'withdrawn' ? 'cancelled' : 'too-late'
      await requests.decide(request.asked.id, { kind: 'withdrawn' })
      return 'cancelled'
    },
    async status({ origin }, registrant) {
      if (!granted(origin).includes(registrant))
        throw new EntropyError('unauthorised', 'this account was not granted to this site')
      return registrations.status(registrant)
    },
    networks({ origin }) {
      granted(origin)
      return wallet.signing.networks()
    },
    ...signingHandlers(wallet),
  }
}
