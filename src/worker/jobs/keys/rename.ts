import { wipe } from '../../../core/bytes.ts'
import { EntropyError } from '../../../core/errors.ts'
import type { VaultRecord } from '../../../protocol/vault/file.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { expectName, nameOf, withRecords } from '../../vault/change.ts'
import { openWithKey, unsealRecord } from '../../vault/open.ts'
import { sealRecord } from '../../vault/sealing/close.ts'

export const rename = async (input: JobInput<'rename'>): Promise<JobOutput<'rename'>> => {
  const open = await openWithKey(input.vault, input.dataKey)
  const { vault, key } = open
  const name = expectName(input.name)
  const wanted = nameOf(input.of)
  const records: VaultRecord[] = []
  let isFound = false
  for (const record of vault.records) {
    const publics = renamed(record.publics, wanted, name)
    isFound ||= publics !== undefined
    if (!publics) {
      records.push(record)
      continue
    }
    const secret = await unsealRecord(open, record)
    records.push(await sealRecord(key, vault, { id: record.id, publics }, secret))
    wipe(secret)
  }
  if (!isFound) throw new EntropyError('invalid-argument', 'nothing of this name is in the vault')
  return withRecords(open, records)
}

/** Undefined when nothing of it is meant. */
const renamed = (publics: VaultRecord['publics'], wanted: string, name: string): VaultRecord['publics'] | undefined => {
  const accounts = publics.accounts.map((one) => (`account:${one.publicKey}` === wanted ? { ...one, name } : one))
  const keys = publics.keys.map((one) => (`key:${one.verifyingKey}` === wanted ? { ...one, name } : one))
  const isMeant = [...accounts, ...keys].some((one, i) => one !== [...publics.accounts, ...publics.keys][i])
  return isMeant ? { accounts, keys } : undefined
}
