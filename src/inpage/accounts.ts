import type { Injected, InjectedAccount } from '@polkadot/extension-inject/types'
import type { PageAccount } from '../protocol/pageApi.ts'
import type { PageClient } from './client.ts'
import { createListeners, tellOne } from './listeners.ts'
import { freeze, map, stringify } from './natives.ts'

export type Accounts = {
  readonly api: Injected['accounts']
  /** What the site may see now. */
  become(accounts: readonly PageAccount[]): void
  isEmpty(): boolean
}

/** Each listener has a copy of its own: what one library does to it is none of another's business. */
const copy = (accounts: readonly PageAccount[]): PageAccount[] => map(accounts, (account) => ({ ...account }))

/** `revoked`: the user has taken back all that this site had. */
export function createAccounts(client: PageClient, revoked: () => void): Accounts {
  const listeners = createListeners<readonly PageAccount[]>(copy)
  let last = ''
  let had = 0
  function note(accounts: readonly PageAccount[]): boolean {
    const text = stringify(accounts)
    const isNew = text !== last
    last = text
    if (had > 0 && accounts.length === 0) revoked()
    had = accounts.length
    return isNew
  }
  return {
    become(accounts) {
      if (note(accounts)) listeners.tell(accounts)
    },
    isEmpty: listeners.isEmpty,
    api: freeze({
      get: () => client.call('accounts', [], copy),
      subscribe(given: (accounts: InjectedAccount[]) => void | Promise<void>) {
        let isTold = false
        let isOver = false
        const own = (accounts: readonly PageAccount[]) => {
          isTold = true
          return given(accounts as InjectedAccount[])
        }
        const end = listeners.add(own)
        const tell = (accounts: readonly PageAccount[]) => {
          // What is new to the page is told to all of its listeners, and this is one of them.
          if (note(accounts)) listeners.tell(accounts)
          else if (!isTold && !isOver) tellOne(own, copy(accounts))
        }
        client.ask('accounts', [], tell, () => undefined)
        return () => {
          isOver = true
          end()
        }
      },
    }),
  }
}
