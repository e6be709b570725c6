import type { JobInput, JobOutput } from '../../../protocol/workerApi.ts'
import { openWithKey, withPhrase } from '../../vault/open.ts'

export const revealPhrase = async ({
  vault,
  dataKey,
}: JobInput<'revealPhrase'>): Promise<JobOutput<'revealPhrase'>> => ({
  phrase: await withPhrase(await openWithKey(vault, dataKey), (phrase) => phrase.slice()),
})
