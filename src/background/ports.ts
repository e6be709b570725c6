import type { Job, JobInput, JobOutput } from '../protocol/workerApi.ts'

/** One stored value. Bytes, and everything else that structured clone keeps but the browser's store does not, survive (platform/storage). */
export type Cell<T> = {
  read(): Promise<T | undefined>
  /** Resolves when it is stored. @throws {EntropyError} 'storage-failed' */
  write(value: T): Promise<void>
  clear(): Promise<void>
}

/** Starts a worker for this one job and terminates it afterwards, whatever happens. @throws {EntropyError} the job's own, or 'timeout' */
export type RunJob = <J extends Job>(job: J, input: JobInput<J>) => Promise<JobOutput<J>>

/** `when`: milliseconds since 1970. */
export type Alarms = { set(name: string, when: number): Promise<void>; clear(name: string): Promise<void> }

/** Milliseconds since 1970. */
export type Now = () => number
