import type { PageNotice } from '../../protocol/pageApi.ts'
import { pageSchemas } from '../../protocol/pageSchemas.ts'
import { type Pipe, serve } from '../../protocol/rpc.ts'
import { textPipe } from '../../protocol/textPipe.ts'
import { pageAccounts } from '../pages/accounts.ts'
import { pageHandlers } from '../pages/pageHandlers.ts'
import { followRules } from '../pages/rulesChanges.ts'
import { followGrants } from '../requests/grants.ts'
import type { OnChange } from '../services.ts'
import type { Wallet } from '../wallet.ts'

/** Serves web pages; each hears when what it may see of the accounts has changed. `wake`: calls back pages that were cut off. */
export function createPages(wallet: Wallet, wake: () => void): { accept(origin: string, pipe: Pipe): void } {
  followGrants(wallet)
  const rules = followRules(wallet)
  const handlers = pageHandlers(wallet, rules)
  const { sites, requests, registrations, vault } = wallet
  sites.onChange(wake)
  requests.onChange(wake)
  onOther(registrations.onChange, wake, () =>
    registrations.views().flatMap(({ id, origin, state }) => (origin === null ? [] : [id, state.kind])),
  )
  onOther(vault.onChange, wake, () => vault.accounts().flatMap(({ address, name }) => [address, name]))
  onOther(rules.onChange, wake, () => vault.accounts().map(({ address }) => rules.changed(address)))
  return {
    accept(origin, pipe) {
      const gone = new AbortController()
      const seen = () => JSON.stringify(pageAccounts(wallet, origin))
      let last = seen()
      const look = () => {
        const text = seen()
        if (text !== last) notify({ accounts: pageAccounts(wallet, origin) })
        last = text
      }
      const ends = [sites.onChange(look), vault.onChange(look)]
      const { changed } = serve(textPipe(pipe), {
        caller: { origin, notify: (notice: PageNotice) => notify(notice), signal: gone.signal },
        handlers,
        schemas: pageSchemas,
        closed() {
          gone.abort()
          for (const end of ends) end()
        },
      })
      const notify: (notice: PageNotice) => void = changed
    },
  }
}

/** Calls `tell` when a change has made this another list. */
function onOther(onChange: OnChange, tell: () => void, list: () => readonly unknown[]): void {
  let last = list().join()
  onChange(() => {
    const next = list().join()
    if (next !== last) tell()
    last = next
  })
}
