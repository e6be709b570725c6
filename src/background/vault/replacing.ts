import { EntropyError } from '../../core/errors.ts'
import type { ChangedVault } from '../../protocol/popup/vault.ts'
import { parseVault, type Vault } from '../../protocol/vault/file.ts'
import type { StoredVault } from './storedVault.ts'

/**
 * The vault that takes the place of the stored one: the same one, changed, and made from what is stored still.
 * @throws {EntropyError} `vault-changed` when another page was faster, `vault-damaged` when it is no vault
 */
export const replacing = ({ file }: Pick<StoredVault, 'file'>, { vault, madeFrom }: ChangedVault): Vault => {
  const next = parseVault(vault)
  if (next.id !== file.id) throw new EntropyError('vault-damaged', 'this is another vault')
  if (madeFrom !== file.checksum) throw new EntropyError('vault-changed', 'the vault was changed meanwhile')
  return next
}
