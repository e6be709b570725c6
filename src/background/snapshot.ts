import type { Snapshot } from '../protocol/popup/api.ts'
import type { OnChange } from './services.ts'
import type { Wallet } from './wallet.ts'

/** Everything a wallet page shows. All of it is public: it is kept in the session store for the first paint. */
export const snapshotOf = ({ vault, network, registrations, found, history, requests, sites }: Wallet): Snapshot => ({
  vault: vault.view(),
  network: network.view(),
  accounts: vault.accounts().map((account) => ({ ...account, balance: network.balance(account.address) })),
  keys: vault.keys(),
  registrations: [...registrations.views(), ...found.views()],
  leftBehind: found.leftBehind(),
  unreadable: registrations.unreadable(),
  history: history.newest(),
  requests: requests.views(),
  sites: sites.views(),
  settings: { autoLockMinutes: vault.autoLockMinutes() },
})

/** Calls back with the new snapshot after any change, at most once in 50 ms and never with one that is the same. */
export function onSnapshot(wallet: Wallet, listener: (snapshot: Snapshot) => void): void {
  let due = false
  let last = ''
  const look = () => {
    due = false
    const snapshot = snapshotOf(wallet)
    const text = JSON.stringify(snapshot)
    if (text !== last) listener(snapshot)
    last = text
  }
  const { vault, network, registrations, found, history, requests, sites } = wallet
  const own = [vault, network, registrations, found, history, requests, sites]
  const sources: readonly { readonly onChange: OnChange }[] = own
  for (const { onChange } of sources)
    onChange(() => {
      if (due) return
      due = true
      setTimeout(look, 50)
    })
  look()
}
