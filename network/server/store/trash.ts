import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { wipe } from '../../../src/core/bytes.ts'
import { listCompleteFiles, readIfPresent } from '../disk/files.ts'
import { unseal } from '../disk/seal.ts'
import { quarantine } from './quarantine.ts'

const REST_MS = 7 * 24 * 60 * 60 * 1000

/** Deletes what has been in the trash for seven days; a file's name begins with the time of its discard. */
export const emptyTrash = async (dataFolder: string, now: number): Promise<void> => {
  const folder = join(dataFolder, 'trash')
  for (const name of await listCompleteFiles(folder)) {
    const discarded = Number.parseInt(name, 10)
    if (now - discarded > REST_MS) await rm(join(folder, name), { force: true })
  }
}

/** Whoever takes something out of the trash again must be able to rely on it. */
export const verifyTrash = async (
  dataFolder: string,
  dataKey: Uint8Array,
  onDamage: (name: string) => void,
): Promise<void> => {
  const folder = join(dataFolder, 'trash')
  for (const name of await listCompleteFiles(folder)) {
    const file = await readIfPresent(join(folder, name))
    if (file === undefined) continue
    try {
      wipe(unseal(dataKey, `dealings/${name.slice(name.indexOf('-') + 1)}`, file))
    } catch {
      await quarantine(dataFolder, 'trash', name)
      onDamage(name)
    }
  }
}
