import { asEntropyError, EntropyError } from '../core/errors.ts'
import type { Job, JobInput, JobOutput, JobReply } from '../protocol/workerApi.ts'
import { checkWords } from './jobs/checkWords.ts'
import { createVault } from './jobs/createVault.ts'
import { dealAgain } from './jobs/dealAgain.ts'
import { openEnvelope } from './jobs/openEnvelope.ts'
import { openVault } from './jobs/openVault.ts'
import { prepareRegistration } from './jobs/prepareRegistration.ts'
import { revealPhrase } from './jobs/revealPhrase.ts'
import { signCalls } from './jobs/signCalls.ts'

const jobs: { [J in Job]: (input: JobInput<J>) => Promise<JobOutput<J>> } = {
  checkWords,
  createVault,
  dealAgain,
  openEnvelope,
  openVault,
  prepareRegistration,
  revealPhrase,
  signCalls,
}

/** Never rejects: whatever goes wrong becomes a reply that names it and shows no value. */
export const runJob = async (request: unknown): Promise<JobReply> => {
  try {
    const { job, input } = request as { job: Job; input: never }
    if (!Object.hasOwn(jobs, job)) throw new EntropyError('unsupported', 'unknown job')
    return { ok: true, output: await jobs[job](input) }
  } catch (error) {
    const { code, message } = asEntropyError(error)
    return { ok: false, code, message }
  }
}
