import { ascii } from '../../core/bytes.ts'
import type { Vault, VaultRecord } from '../../protocol/vaultFile.ts'

/** Ties a ciphertext to its place: moving it to another vault, record, version or password cost makes it unreadable. */
const contextOf = ({ version, id, kdf }: Pick<Vault, 'version' | 'id' | 'kdf'>, name: string, extra: unknown = null) =>
  ascii(
    JSON.stringify([
      'entropy-vault',
      version,
      id,
      kdf.name,
      kdf.memoryKiB,
      kdf.passes,
      kdf.lanes,
      kdf.salt,
      name,
      extra,
    ]),
  )

type VaultHead = Pick<Vault, 'version' | 'id' | 'kdf'>

export const dataKeyContext = (vault: VaultHead) => contextOf(vault, 'data-key')

/** Covers the record's public names too, so that a changed address on disk does not open. */
export const recordContext = (vault: VaultHead, { id, publics }: Pick<VaultRecord, 'id' | 'publics'>) =>
  contextOf(vault, `record:${id}`, [
    publics.accounts.map(({ role, name, publicKey }) => [role, name, publicKey]),
    publics.keys.map(({ name, verifyingKey }) => [name, verifyingKey]),
  ])

/** For the random bytes behind one dealing, kept beside the registration. `dealingHash`: hex. */
export const entropyContext = (vault: VaultHead, dealingHash: string) => contextOf(vault, `dealing:${dealingHash}`)
