import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { listCompleteFiles } from '../disk/files.ts'

const REST_MS = 7 * 24 * 60 * 60 * 1000

/** Deletes what has been in the trash for seven days; a file's name begins with the time of its discard. */
export const emptyTrash = async (dataFolder: string, now: number): Promise<void> => {
  const folder = join(dataFolder, 'trash')
  for (const name of await listCompleteFiles(folder)) {
    const discarded = Number.parseInt(name, 10)
    if (now - discarded > REST_MS) await rm(join(folder, name), { force: true })
  }
}
