import type { Account, EntropyWallet } from '../wallet.ts'
import { createListeners, tellOne } from './mockListeners.ts'

type MockAccounts = {
  readonly api: EntropyWallet['accounts']
  /** What the site may see now. */
  become(accounts: readonly Account[]): void
}

/** Each listener has a list of its own: what one does to it is none of another's business. */
const copy = (accounts: readonly Account[]): Account[] => accounts.map((account) => ({ ...account }))

/** `read` throws when the wallet is gone; `revoked`: the user has taken back all that the site had. */
export const createAccounts = (read: () => readonly Account[], revoked: () => void): MockAccounts => {
  const listeners = createListeners<readonly Account[]>(copy)
  let last = ''
  let had = 0
  const note = (accounts: readonly Account[]): boolean => {
    const text = JSON.stringify(accounts)
    const isNew = text !== last
    last = text
    if (had > 0 && accounts.length === 0) revoked()
    had = accounts.length
    return isNew
  }
  const answer = async (): Promise<Account[]> => copy(read())
  return {
    become: (accounts) =>
      queueMicrotask(() => {
        if (note(accounts)) listeners.tell(accounts)
      }),
    api: Object.freeze({
      get: answer,
      subscribe(given: (accounts: Account[]) => void | Promise<void>) {
        let isTold = false
        let isOver = false
        const own = (accounts: readonly Account[]) => {
          isTold = true
          return given(accounts as Account[])
        }
        const end = listeners.add(own)
        answer().then(
          (accounts) => {
            // What is new to the page is told to all of its listeners, and this is one of them.
            if (note(accounts)) listeners.tell(accounts)
            else if (!isTold && !isOver) tellOne(own, accounts)
          },
          () => undefined, // a wallet that is gone tells nothing
        )
        return () => {
          isOver = true
          end()
        }
      },
    }),
  }
}
