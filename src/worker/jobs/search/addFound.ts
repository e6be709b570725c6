import { toHex, wipe } from '../../../core/bytes.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../../core/keys/phrase.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { expectName, namesOf, withNames } from '../../vault/change.ts'
import { openWithKey, phraseRecord, withPhrase } from '../../vault/open.ts'

export const addFound = async (input: JobInput<'addFound'>): Promise<JobOutput<'addFound'>> => {
  const open = await openWithKey(input.vault, input.dataKey)
  const { publics } = phraseRecord(open.vault)
  const taken = namesOf(open.vault.records)
  const added = await withPhrase(open, (phrase) => ({
    accounts: input.accounts.map(({ path, name }) => {
      const { secret, publicKey } = accountFromPhrase(phrase, path)
      wipe(secret)
      return { role: 'registrant' as const, name: expectName(name), publicKey: toHex(publicKey), path }
    }),
    keys: input.keys.map(({ index, name }) => {
      const { secretKey, publicKey } = secp256k1FromPhrase(phrase, index)
      wipe(secretKey)
      return { name: expectName(name), verifyingKey: toHex(publicKey), index }
    }),
  }))
  // What was imported has its place already.
  const accounts = added.accounts.filter(({ publicKey }) => !taken.has(`account:${publicKey}`))
  const keys = added.keys.filter(({ verifyingKey }) => !taken.has(`key:${verifyingKey}`))
  return withNames(open, { accounts: [...publics.accounts, ...accounts], keys: [...publics.keys, ...keys] })
}
