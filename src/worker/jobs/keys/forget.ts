import { EntropyError } from '../../../core/errors.ts'
import type { Vault } from '../../../protocol/vault/file.ts'
import { publicsOf } from '../../../protocol/vault/publics.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { nameOf, namesOf, withNames, withRecords } from '../../vault/change.ts'
import { openWithKey, phraseRecord } from '../../vault/open.ts'

export const forget = async (input: JobInput<'forget'>): Promise<JobOutput<'forget'>> => {
  const open = await openWithKey(input.vault, input.dataKey)
  const { vault } = open
  const wanted = nameOf(input.of)
  if (!namesOf(vault.records).has(wanted))
    throw new EntropyError('invalid-argument', 'nothing of this name is in the vault')
  expectNeedless(vault, wanted)
  if (vault.records.some(({ id }) => id === wanted))
    return withRecords(
      open,
      vault.records.filter(({ id }) => id !== wanted),
    )
  const { accounts, keys } = phraseRecord(vault).publics
  return withNames(open, {
    accounts: accounts.filter(({ publicKey }) => `account:${publicKey}` !== wanted),
    keys: keys.filter(({ verifyingKey }) => `key:${verifyingKey}` !== wanted),
  })
}

/** A wallet without an account, or without the account for its rules, is none. */
const expectNeedless = (vault: Vault, wanted: string) => {
  const isIt = ({ publicKey }: { publicKey: string }) => `account:${publicKey}` === wanted
  const { accounts } = publicsOf(vault)
  const found = accounts.find(isIt)
  const others = accounts.filter((one) => one.role === 'registrant' && !isIt(one))
  if (found && (found.role === 'rules' || others.length === 0))
    throw new EntropyError('in-use', 'the wallet needs this account')
}
