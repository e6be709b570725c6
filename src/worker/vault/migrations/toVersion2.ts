import { wipe } from '../../../core/bytes.ts'
import { EntropyError } from '../../../core/errors.ts'
import type { Vault, VaultRecord } from '../../../protocol/vault/file.ts'
import type { Version1 } from '../../../protocol/vault/version1.ts'
import { closeVault, sealRecord, wrapForRecovery } from '../sealing/close.ts'
import { contextOf, dataKeyContext } from '../sealing/context.ts'
import { seal, unseal } from '../sealing/seal.ts'
import type { Keys } from './migrate.ts'

/**
 * Version 1 had one record, whose accounts and key were always the phrase's first ones, and no way back from the phrase. The
 * data key stays, so that what was sealed beside the vault opens; `formerly` keeps what that is tied to.
 */
export const toVersion2 = async (old: Version1, { passwordKey, key, dataKey }: Keys): Promise<Vault> => {
  const { id, kdf } = old
  const [record] = old.records
  const phrase = await unseal(key, recordContext1(old), record.secret)
  if (!phrase) throw new EntropyError('vault-damaged', 'the stored vault is damaged: record phrase')
  const head = { version: 2, id, kdf } as const
  try {
    return await closeVault(key, {
      ...head,
      dataKey: await seal(passwordKey, dataKeyContext(head), dataKey),
      recovery: await wrapForRecovery(dataKey, phrase, id),
      formerly: { version: 1, kdf },
      records: [await sealRecord(key, head, { id: 'phrase', publics: publicsOf(record) }, phrase)],
    })
  } finally {
    wipe(phrase)
  }
}

const publicsOf = ({ publics }: Version1['records'][0]): VaultRecord['publics'] => ({
  accounts: publics.accounts.map((account) => ({ ...account, path: account.role === 'rules' ? 'rules' : 0 })),
  keys: publics.keys.map((key, index) => ({ ...key, index })),
})

const recordContext1 = (old: Version1) => {
  const { id, publics } = old.records[0]
  return contextOf(old, `record:${id}`, [
    publics.accounts.map(({ role, name, publicKey }) => [role, name, publicKey]),
    publics.keys.map(({ name, verifyingKey }) => [name, verifyingKey]),
  ])
}
