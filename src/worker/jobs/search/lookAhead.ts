import { wipe } from '../../../core/bytes.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../../core/keys/phrase.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { openWithKey, phraseRecord, withPhrase } from '../../vault/open.ts'

export const lookAhead = async ({ vault, dataKey, ahead }: JobInput<'lookAhead'>): Promise<JobOutput<'lookAhead'>> => {
  const open = await openWithKey(vault, dataKey)
  const { publics } = phraseRecord(open.vault)
  const after = (named: readonly unknown[]): readonly number[] => {
    const highest = Math.max(-1, ...named.filter((number) => typeof number === 'number'))
    return Array.from({ length: ahead }, (_, i) => highest + 1 + i)
  }
  return withPhrase(open, (phrase) => ({
    accounts: after(publics.accounts.map(({ path }) => path)).map((path) => {
      const { secret, publicKey } = accountFromPhrase(phrase, path)
      wipe(secret)
      return { path, account: publicKey }
    }),
    keys: after(publics.keys.map(({ index }) => index)).map((index) => {
      const { secretKey, publicKey } = secp256k1FromPhrase(phrase, index)
      wipe(secretKey)
      return { index, key: publicKey }
    }),
  }))
}
