import type { Job, JobInput, JobOutput } from '../protocol/workerApi.ts'
import { startHostedWorker } from './offscreen/host.ts'
import { runJob, startWorker } from './worker.ts'

/** For the background. Chrome's service worker may not start a worker itself: an offscreen document does. */
export const runBackgroundJob = <J extends Job>(job: J, input: JobInput<J>): Promise<JobOutput<J>> =>
  runJob(__BROWSER__ === 'chromium' ? startHostedWorker : startWorker, job, input)
