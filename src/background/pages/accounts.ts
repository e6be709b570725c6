import { EntropyError } from '../../core/errors.ts'
import type { PageAccount, PageNotice } from '../../protocol/pageApi.ts'
import type { Address } from '../../protocol/popup/common.ts'
import type { Wallet } from '../wallet.ts'

/** `origin` comes from the browser. `signal` aborts when the page has gone. */
export type PageCaller = {
  readonly origin: string
  readonly notify: (notice: PageNotice) => void
  readonly signal: AbortSignal
}

/** The accounts that the user granted to this site and that still exist. */
export function pageAccounts(
  { sites, vault }: Pick<Wallet, 'sites' | 'vault'>,
  origin: string,
): readonly PageAccount[] {
  const granted = sites.find(origin)?.accounts ?? []
  return vault
    .accounts()
    .filter(({ address }) => granted.includes(address))
    .map(({ address, name }) => ({ address, name, type: 'sr25519' }))
}

/** What a site was granted. @throws 'unauthorised' when that is nothing. */
export function grantedAccounts(wallet: Pick<Wallet, 'sites' | 'vault'>, origin: string): readonly Address[] {
  const accounts = pageAccounts(wallet, origin).map(({ address }) => address)
  if (accounts.length === 0) throw new EntropyError('unauthorised', 'this site is not connected')
  return accounts
}
