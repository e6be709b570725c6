import type { PageNotice } from '../../protocol/pageApi.ts'
import { pageSchemas } from '../../protocol/pageSchemas.ts'
import { type Pipe, serve } from '../../protocol/rpc.ts'
import { textPipe } from '../../protocol/textPipe.ts'
import { pageAccounts } from '../pages/accounts.ts'
import { pageHandlers } from '../pages/pageHandlers.ts'
import type { Wallet } from '../wallet.ts'

/** Serves web pages; each hears when what it may see of the accounts has changed. `wake`: calls back pages that were cut off. */
export function createPages(wallet: Wallet, wake: () => void): { accept(origin: string, pipe: Pipe): void } {
  const handlers = pageHandlers(wallet)
  const { sites, requests, vault } = wallet
  sites.onChange(wake)
  requests.onChange(wake)
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
