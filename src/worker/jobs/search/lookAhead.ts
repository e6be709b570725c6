import { publicKeysFromPhrase } from '../../../core/keys/phrase.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { openWithKey, phraseRecord, withPhrase } from '../../vault/open.ts'

export const lookAhead = async ({ vault, dataKey, ahead }: JobInput<'lookAhead'>): Promise<JobOutput<'lookAhead'>> => {
  const open = await openWithKey(vault, dataKey)
  const { publics } = phraseRecord(open.vault)
  const behindHighest = (named: readonly unknown[]): readonly number[] => {
    const highest = Math.max(-1, ...named.filter((number) => typeof number === 'number'))
    return Array.from({ length: ahead }, (_, i) => highest + 1 + i)
  }
  const paths = behindHighest(publics.accounts.map(({ path }) => path))
  const indices = behindHighest(publics.keys.map(({ index }) => index))
  const { accounts, keys } = await withPhrase(open, (phrase) => publicKeysFromPhrase(phrase, paths, indices))
  return {
    accounts: paths.map((path, i) => ({ path, account: accounts[i]! })),
    keys: indices.map((index, i) => ({ index, key: keys[i]! })),
  }
}
