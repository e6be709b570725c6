import { EntropyError } from '../../core/errors.ts'
import { isTerminal, type PageApi, type PageRegistration } from '../../protocol/pageApi.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { Handlers } from '../../protocol/rpc.ts'
import { waitFor } from '../listeners.ts'
import type { ChainStatus } from '../services.ts'
import { expectAmong } from '../sites/expectAmong.ts'
import type { Wallet } from '../wallet.ts'
import { grantedAccounts, type PageCaller } from './accounts.ts'
import { holdNodes } from './nodesHeld.ts'
import type { RulesChanges } from './rulesChanges.ts'
import { createSiteNews } from './siteNews.ts'
import { createSiteRegistrations } from './siteRegistrations.ts'

type Calls = Pick<PageApi, 'cancel' | 'constraints' | 'list' | 'register' | 'resume' | 'status' | 'watch'>

export function registrationHandlers(wallet: Wallet, rules: RulesChanges): Handlers<Calls, PageCaller> {
  const { registrations, requests, sites, vault, network } = wallet
  const known = createSiteRegistrations(wallet)
  const granted = (origin: string) => grantedAccounts(wallet, origin)

  async function readStatus(address: string): Promise<ChainStatus> {
    const status = await registrations.status(address)
    if (status.kind === 'registered') rules.note(address, status.registered.constraints)
    return status
  }
  async function readRegistered({ account }: RegistrationView) {
    const status = await readStatus(account).catch(() => undefined) // asked again at the next change
    return status?.kind === 'registered' ? status.registered : undefined
  }
  const watch = createSiteNews(wallet, known, rules, readRegistered)

  /** Tells the page every state, and answers with the last: once the chain can be read, when that is for it to say. */
  function follow({ origin, notify, signal }: PageCaller, pageId: string, requestId: string) {
    let last: string | undefined
    const { onChange } = sites
    const changes = [onChange, requests.onChange, registrations.onChange, vault.onChange, network.onChange]
    const nodes = holdNodes(network)
    return waitFor(changes, signal, async () => {
      // The user may take that back at any time.
      const read = await known.stateOf(requestId, granted(origin), readRegistered)
      const state = read ?? known.untilRead(requestId)
      nodes.want(!read)
      if (isTerminal(state)) return state
      const text = JSON.stringify(state)
      if (text !== last) notify({ registration: { id: pageId, state } })
      last = text
      return undefined
    }).finally(nodes.end)
  }

  return {
    async register(caller, pageId, wish) {
      const { asked } = await known.ask(caller.origin, pageId, wish, granted(caller.origin))
      return follow(caller, pageId, asked.id)
    },
    async resume(caller, pageId) {
      granted(caller.origin)
      return follow(caller, pageId, known.get(caller.origin, pageId).asked.id)
    },
    async list({ origin }) {
      const accounts = granted(origin)
      const listed = known.all(origin, accounts).map(async ({ asked }): Promise<PageRegistration> => {
        const { id, ref, pageIds } = asked
        const state = (await known.stateOf(id, accounts, readRegistered)) ?? known.untilRead(id)
        return { id: pageIds[0]!, ...(ref === null ? {} : { ref }), state }
      })
      return Promise.all(listed)
    },
    watch,
    async cancel({ origin }, pageId) {
      granted(origin)
      const { asked, decision } = known.get(origin, pageId)
      if (decision.kind !== 'pending' || wallet.approving.has(asked.id))
        return decision.kind === 'withdrawn' ? 'cancelled' : 'too-late'
      await requests.decide(asked.id, { kind: 'withdrawn' })
      return 'cancelled'
    },
    async status({ origin }, registrant) {
      const account = expectAmong(granted(origin), registrant)
      const status = await readStatus(account)
      if (status.kind !== 'open') return status
      // Under the name that this site has for it, and not at all if it is not this site's.
      const own = known.all(origin, [account]).find((request) => known.madeOf(request)?.id === status.id)
      return { kind: 'open', ...(own ? { id: own.asked.pageIds[0] } : {}) }
    },
    async constraints({ origin }, registrant) {
      const status = await readStatus(expectAmong(granted(origin), registrant))
      if (status.kind !== 'registered') throw new EntropyError('invalid-argument', 'this account has no registered key')
      return status.registered.constraints
    },
  }
}
