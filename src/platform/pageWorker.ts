import type { Job, JobInput, JobOutput } from '../protocol/workerApi.ts'
import { runJob, startWorker } from './worker.ts'

/** For the wallet's own pages: the worker is the page's, so what the page tells it passes nobody else. */
export const runPageJob = <J extends Job>(job: J, input: JobInput<J>): Promise<JobOutput<J>> =>
  runJob(startWorker, job, input)
