import { StartError } from '../ops/fatal.ts'

/** A file without which no start succeeds, of a process that still has in memory what was in it. */
export type VitalFile = {
  /** @throws StartError when the file is gone, or is not what was written */
  check(): Promise<void>
  /** Whether memory still has what was read at the start. */
  isClean(): boolean
  write(): Promise<void>
}

export type Mending = 'written again' | 'not written again: put the file back from a backup before the server stops'

/**
 * Looks at the file, and writes it again when it has rotted. The damaged one is not kept: memory has all that was in it, and a copy
 * in quarantine would outlive keys that are deleted later.
 */
export const mend = async ({ check, isClean, write }: VitalFile): Promise<Mending | undefined> => {
  try {
    await check()
    return undefined
  } catch (error) {
    if (!(error instanceof StartError)) throw error
  }
  const isWritten =
    isClean() &&
    (await write()
      .then(() => true)
      .catch(() => false))
  return isWritten ? 'written again' : 'not written again: put the file back from a backup before the server stops'
}
