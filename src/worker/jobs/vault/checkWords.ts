import { equalBytes, wipe } from '../../../core/bytes.ts'
import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { openWithKey, withPhrase } from '../../vault/open.ts'
import { wordsOf } from '../../vault/words.ts'

export const checkWords = async ({
  vault,
  dataKey,
  words: given,
}: JobInput<'checkWords'>): Promise<JobOutput<'checkWords'>> => {
  const right = await withPhrase(await openWithKey(vault, dataKey), (phrase) => {
    const words = wordsOf(phrase)
    const matches = given.map(({ index, word }) => {
      const [typed = new Uint8Array()] = wordsOf(word)
      const real = words[index]
      return real !== undefined && equalBytes(typed, real)
    })
    wipe(...words)
    return matches.length > 0 && matches.every((match) => match)
  })
  wipe(...given.map(({ word }) => word))
  return { right }
}
