import { toHex } from '../../core/bytes.ts'
import { ss58Decode } from '../../core/keys/address.ts'
import type { Snapshot } from '../../protocol/popup/api.ts'

/** What the wallet calls the thing that the worker named by its public bytes: `account:0x…` or `key:0x…`. */
export const heldName = (id: unknown, { accounts, keys }: Pick<Snapshot, 'accounts' | 'keys'>): string | null =>
  keys.find(({ verifyingKey }) => id === `key:${verifyingKey}`)?.name ??
  accounts.find(({ address }) => id === `account:${toHex(ss58Decode(address))}`)?.name ??
  null
