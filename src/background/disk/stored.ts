import { type LocalKey, localCell, sessionCell } from '../../platform/storage.ts'
import { vaultCopy } from '../../platform/vaultCopy.ts'
import type { SiteView } from '../../protocol/popup/requests.ts'
import type { StoredRequest } from '../requests/request.ts'
import { cautious } from './cautious.ts'
import { early } from './early.ts'

// What a start needs of the disk. It is all asked for when this module is evaluated, which is before the libraries of the
// others are: the browser reads meanwhile.

export const kept = <T>(key: LocalKey) => cautious(localCell<T>(key))
const soon = <T>(key: LocalKey) => early(kept<T>(key))

export const vaultCells = {
  vault: early(localCell('vault')),
  copy: early(vaultCopy),
  lockAt: early(sessionCell('lockAt')),
}
export const stored = {
  settings: soon('settings'),
  registrations: soon('registrations'),
  found: soon('found'),
  history: soon('history'),
  transactions: soon('transactions'),
  sites: soon<readonly SiteView[]>('sites'),
  requests: soon<readonly StoredRequest[]>('requests'),
}
