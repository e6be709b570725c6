import type { Registered, SiteNews } from '../../protocol/pageApi.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { createTurns } from '../turns.ts'
import type { Wallet } from '../wallet.ts'
import { grantedAccounts, type PageCaller } from './accounts.ts'
import { holdNodes } from './nodesHeld.ts'
import type { RulesChanges } from './rulesChanges.ts'
import type { ReadRegistered, SiteRegistrations } from './siteRegistrations.ts'

/** Tells a page what there is of its site's registrations, and from then on whenever it is something else. */
export function createSiteNews(
  wallet: Wallet,
  known: SiteRegistrations,
  rules: RulesChanges,
  readRegistered: ReadRegistered,
): (caller: PageCaller) => Promise<SiteNews> {
  const { network, registrations, requests, sites, vault } = wallet
  const watching = new WeakSet<PageCaller>()

  async function newsFor(origin: string, read: ReadRegistered): Promise<{ news: SiteNews; isWhole: boolean }> {
    const accounts = grantedAccounts(wallet, origin)
    const all = known.all(origin, accounts)
    const states = all.map(async ({ asked }) => {
      const state = await known.stateOf(asked.id, accounts, read)
      return state ? [{ ids: asked.pageIds, state }] : []
    })
    const told = (await Promise.all(states)).flat()
    const news = {
      registrations: told,
      rules: accounts.map((registrant) => ({ registrant, changed: rules.changed(registrant) })),
    }
    return { news, isWhole: told.length === all.length }
  }

  return async (caller) => {
    const { origin, notify, signal } = caller
    // The end of a registration is read once.
    const ends = new Map<string, Registered>()
    const read = async (view: RegistrationView) => {
      const end = ends.get(view.id) ?? (await readRegistered(view))
      if (end) ends.set(view.id, end)
      return end
    }
    const { news, isWhole } = await newsFor(origin, read)
    if (watching.has(caller) || signal.aborted) return news
    watching.add(caller)
    const nodes = holdNodes(network)
    nodes.want(!isWhole)
    let last = JSON.stringify(news)
    const inTurn = createTurns()
    const look = () =>
      void inTurn(async () => {
        const next = await newsFor(origin, read)
        nodes.want(!next.isWhole)
        const text = JSON.stringify(next.news)
        if (text !== last) notify({ news: next.news })
        last = text
      }).catch(() => nodes.want(false)) // what the site sees no more it does not hear of either
    const stops = [
      ...[requests, registrations, sites, vault, rules].map(({ onChange }) => onChange(look)),
      network.onChange(() => nodes.isWanted() && look()),
      nodes.end,
    ]
    signal.addEventListener('abort', () => {
      for (const stop of stops) stop()
    })
    return news
  }
}
