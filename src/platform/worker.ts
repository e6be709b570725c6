import { EntropyError } from '../core/errors.ts'
import type { Job, JobInput, JobOutput, JobReply, JobRequest } from '../protocol/workerApi.ts'

/** A worker started for one job. `port` leads straight into it; `stop` ends it, which alone clears what it held. */
export type StartedWorker = { readonly port: MessagePort; stop(): void }

/** A death is never reported, so every job has an end; the slowest, Argon2id on a slow machine, takes a few seconds. */
const timeLimit = 60_000

/** Starts a worker of this context, where it may (pages, Firefox's background). */
export function startWorker(): StartedWorker {
  const worker = new Worker('/worker.js', { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  worker.postMessage('port', [port2])
  return { port: port1, stop: () => worker.terminate() }
}

/** One job in one worker, which is stopped afterwards whatever happened. @throws {EntropyError} the job's own, or 'timeout' */
export async function runJob<J extends Job>(
  start: () => StartedWorker | Promise<StartedWorker>,
  job: J,
  input: JobInput<J>,
): Promise<JobOutput<J>> {
  const { port, stop } = await start()
  let timer: ReturnType<typeof setTimeout> | undefined
  try {
    const reply = await new Promise<JobReply>((resolve, reject) => {
      timer = setTimeout(() => reject(new EntropyError('timeout', `${job} did not end`)), timeLimit)
      port.onmessage = ({ data }: MessageEvent<JobReply>) => resolve(data)
      port.postMessage({ job, input } satisfies JobRequest<J>)
    })
    if (!reply.ok) throw new EntropyError(reply.code, reply.message, { data: reply.data })
    return reply.output as JobOutput<J>
  } finally {
    clearTimeout(timer)
    stop()
    port.close()
  }
}
