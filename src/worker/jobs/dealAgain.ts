import type { JobInput, JobOutput } from '../../protocol/workerApi.ts'
import { splitAndSign } from '../splitting.ts'
import { openWithKey } from '../vault/open.ts'

export const dealAgain = async (input: JobInput<'dealAgain'>): Promise<JobOutput<'dealAgain'>> =>
  splitAndSign(await openWithKey(input.vault, input.dataKey), input, (dealing) => [{ kind: 'deal', dealing }])
