import { toHex, wipe } from '../../../core/bytes.ts'
import { accountFromPhrase } from '../../../core/keys/phrase.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { expectName, namesOf, withNames } from '../../vault/change.ts'
import { openWithKey, phraseRecord, withPhrase } from '../../vault/open.ts'

export const addAccount = async (input: JobInput<'addAccount'>): Promise<JobOutput<'addAccount'>> => {
  const open = await openWithKey(input.vault, input.dataKey)
  const name = expectName(input.name)
  const { publics } = phraseRecord(open.vault)
  const taken = namesOf(open.vault.records)
  const { path, publicKey } = await withPhrase(open, (phrase) => {
    for (let path = 0; ; path++) {
      const { secret, publicKey } = accountFromPhrase(phrase, path)
      wipe(secret)
      // What was imported before it was this number's turn has its place already.
      if (!taken.has(`account:${toHex(publicKey)}`)) return { path, publicKey }
    }
  })
  const added = { role: 'registrant', name, publicKey: toHex(publicKey), path } as const
  return { ...(await withNames(open, { ...publics, accounts: [...publics.accounts, added] })), account: publicKey }
}
