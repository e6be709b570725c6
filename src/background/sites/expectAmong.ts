import { equalBytes } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import { ss58Account, ss58Decode } from '../../core/keys/address.ts'
import type { Address } from '../../protocol/popup/common.ts'

/** The one of these accounts that is behind an address of whatever prefix. @throws 'unauthorised' for any other, known to us or not */
export function expectAmong(accounts: readonly Address[], address: string): Address {
  const asked = ss58Account(address)
  const found = accounts.find((one) => equalBytes(ss58Decode(one), asked))
  if (found === undefined) throw new EntropyError('unauthorised', 'this account was not granted to this site')
  return found
}
