import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { useDataKey, withPhrase } from '../vault/open.ts'

export const revealPhrase = async ({
  vault,
  dataKey,
}: JobInput<'revealPhrase'>): Promise<JobOutput<'revealPhrase'>> => ({
  phrase: await withPhrase(await useDataKey(vault, dataKey), (phrase) => phrase.slice()),
})
