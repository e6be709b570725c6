import { ascii } from '../../../core/bytes.ts'
import { canonical } from '../../../protocol/vault/checksum.ts'
import type { Vault, VaultBody, VaultRecord } from '../../../protocol/vault/file.ts'
import type { Kdf } from '../../../protocol/vault/parts.ts'

export type VaultHead = { readonly version: number; readonly id: string; readonly kdf: Kdf }

/** Ties a ciphertext to its place: moving it to another vault, record, version or password cost makes it unreadable. */
export const contextOf = ({ version, id, kdf }: VaultHead, name: string, extra: unknown = null) =>
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

export const dataKeyContext = (vault: VaultHead) => contextOf(vault, 'data-key')

/** Covers the record's public names too, so that a changed address on disk does not open. */
export const recordContext = (vault: VaultHead, { id, publics }: Pick<VaultRecord, 'id' | 'publics'>) =>
  contextOf(vault, `record:${id}`, [
    publics.accounts.map(({ role, name, publicKey, path }) => [role, name, publicKey, path]),
    publics.keys.map(({ name, verifyingKey, index }) => [name, verifyingKey, index]),
  ])

/** The whole body, so that no record is taken out, put back or moved. */
export const wholeContext = (body: VaultBody) => {
  const { id, version, kdf, dataKey, recovery, formerly, records } = body
  return canonical(['entropy-vault', 'whole', version, id, kdf, dataKey, recovery, formerly, records])
}

/** Outlives every password. */
export const recoveryContext = ({ id }: Pick<VaultHead, 'id'>) =>
  ascii(JSON.stringify(['entropy-vault', id, 'recovery']))

/**
 * For the random bytes behind one dealing, kept beside the registration: what they are sealed under now, and what they may
 * have been sealed under before the vault had its present form. `dealingHash`: hex.
 */
export const entropyContexts = (
  { id, formerly }: Pick<Vault, 'id' | 'formerly'>,
  dealingHash: string,
): [Bytes, ...Bytes[]] => {
  const now = ascii(JSON.stringify(['entropy-vault', id, `dealing:${dealingHash}`]))
  return formerly ? [now, contextOf({ ...formerly, id }, `dealing:${dealingHash}`)] : [now]
}

type Bytes = Uint8Array<ArrayBuffer>
