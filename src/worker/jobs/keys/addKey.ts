import { toHex, wipe } from '../../../core/bytes.ts'
import { secp256k1FromPhrase } from '../../../core/keys/phrase.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { expectName, namesOf, withNames } from '../../vault/change.ts'
import { openWithKey, phraseRecord, withPhrase } from '../../vault/open.ts'

export const addKey = async (input: JobInput<'addKey'>): Promise<JobOutput<'addKey'>> => {
  const open = await openWithKey(input.vault, input.dataKey)
  const name = expectName(input.name)
  const { publics } = phraseRecord(open.vault)
  const taken = namesOf(open.vault.records)
  const { index, publicKey } = await withPhrase(open, (phrase) => {
    for (let index = 0; ; index++) {
      const { secretKey, publicKey } = secp256k1FromPhrase(phrase, index)
      wipe(secretKey)
      // What was imported before it was this number's turn has its place already.
      if (!taken.has(`key:${toHex(publicKey)}`)) return { index, publicKey }
    }
  })
  const added = { name, verifyingKey: toHex(publicKey), index }
  return { ...(await withNames(open, { ...publics, keys: [...publics.keys, added] })), key: publicKey }
}
