import { asEntropyError, EntropyError } from '../core/errors.ts'
import type { Job, JobInput, JobOutput, JobReply } from '../protocol/workerApi.ts'
import { dealAgain } from './jobs/dealAgain.ts'
import { addAccount } from './jobs/keys/addAccount.ts'
import { addKey } from './jobs/keys/addKey.ts'
import { exportAccount } from './jobs/keys/exportAccount.ts'
import { exportKey } from './jobs/keys/exportKey.ts'
import { forget } from './jobs/keys/forget.ts'
import { importAccount } from './jobs/keys/importAccount.ts'
import { importKey } from './jobs/keys/importKey.ts'
import { rename } from './jobs/keys/rename.ts'
import { openEnvelope } from './jobs/openEnvelope.ts'
import { prepareRegistration } from './jobs/prepareRegistration.ts'
import { addFound } from './jobs/search/addFound.ts'
import { lookAhead } from './jobs/search/lookAhead.ts'
import { signCalls } from './jobs/signCalls.ts'
import { signForSite } from './jobs/signForSite.ts'
import { changePassword } from './jobs/vault/changePassword.ts'
import { checkWords } from './jobs/vault/checkWords.ts'
import { createVault } from './jobs/vault/createVault.ts'
import { openVault } from './jobs/vault/openVault.ts'
import { recover } from './jobs/vault/recover.ts'
import { revealPhrase } from './jobs/vault/revealPhrase.ts'

const jobs: { [J in Job]: (input: JobInput<J>) => Promise<JobOutput<J>> } = {
  addAccount,
  addFound,
  addKey,
  changePassword,
  checkWords,
  createVault,
  dealAgain,
  exportAccount,
  exportKey,
  forget,
  importAccount,
  importKey,
  lookAhead,
  openEnvelope,
  openVault,
  prepareRegistration,
  recover,
  rename,
  revealPhrase,
  signCalls,
  signForSite,
}

/** Never rejects: whatever goes wrong becomes a reply that names it and shows no value. */
export const runJob = async (request: unknown): Promise<JobReply> => {
  try {
    const { job, input } = request as { job: Job; input: never }
    if (!Object.hasOwn(jobs, job)) throw new EntropyError('unsupported', 'unknown job')
    return { ok: true, output: await jobs[job](input) }
  } catch (error) {
    const { code, message, data } = asEntropyError(error)
    // The public name of what is there already; nothing else is let out.
    return { ok: false, code, message, ...(code === 'already-there' && { data }) }
  }
}
