import { toHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import type { VaultFile } from '../../protocol/popup/vault.ts'
import { asVaultFile, type VaultRecord } from '../../protocol/vault/file.ts'
import type { Of } from '../../protocol/vault/jobs.ts'
import { type OpenVault, withPhrase } from './open.ts'
import { closeVault, sealRecord } from './sealing/close.ts'

/** Most that a record of the phrase names, and most that is imported. */
const MOST = 64

/** The file with these records instead of its own. @throws {EntropyError} `invalid-argument` when they are too many */
export const withRecords = async (
  { vault, key }: OpenVault,
  records: readonly VaultRecord[],
): Promise<{ vault: VaultFile }> => {
  if (records.length > MOST) throw new EntropyError('invalid-argument', 'the vault is full')
  const { whole: _whole, checksum: _checksum, ...body } = vault
  return { vault: asVaultFile(await closeVault(key, { ...body, records: [...records] })) }
}

/** The file in which the record of the phrase has these names. @throws {EntropyError} `invalid-argument` when they are too many */
export const withNames = async (open: OpenVault, publics: VaultRecord['publics']): Promise<{ vault: VaultFile }> => {
  if (publics.accounts.length > MOST || publics.keys.length > MOST)
    throw new EntropyError('invalid-argument', 'the vault is full')
  const { vault, key } = open
  const [, ...imported] = vault.records
  const named = await withPhrase(open, (phrase) => sealRecord(key, vault, { id: 'phrase', publics }, phrase))
  return withRecords(open, [named, ...imported])
}

/** Adds a record of its own for an imported secret, which the caller wipes. @throws {EntropyError} `already-there` (data: the record's id) */
export const withImported = async (
  open: OpenVault,
  record: Pick<VaultRecord, 'id' | 'publics'>,
  secret: Uint8Array,
): Promise<{ vault: VaultFile }> => {
  const { vault, key } = open
  if (namesOf(vault.records).has(record.id))
    throw new EntropyError('already-there', 'this is in the wallet already', { data: record.id })
  return withRecords(open, [...vault.records, await sealRecord(key, vault, record, secret)])
}

/** The id of a record that holds this alone. */
export const nameOf = (of: Of): string => ('account' in of ? `account:${toHex(of.account)}` : `key:${toHex(of.key)}`)

/** Of everything that the records hold: what the id of a record would be that held it alone. */
export const namesOf = (records: readonly VaultRecord[]): ReadonlySet<string> =>
  new Set(
    records.flatMap(({ publics: { accounts, keys } }) => [
      ...accounts.map(({ publicKey }) => `account:${publicKey}`),
      ...keys.map(({ verifyingKey }) => `key:${verifyingKey}`),
    ]),
  )

/** What a user calls something: the name itself, trimmed. @throws {EntropyError} `invalid-argument` */
export const expectName = (name: string): string => {
  const trimmed = name.trim().normalize('NFC')
  if (trimmed.length === 0 || trimmed.length > 40 || /\p{C}/u.test(trimmed))
    throw new EntropyError('invalid-argument', 'name: expected 1 to 40 visible characters')
  return trimmed
}
