import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StartError } from '../ops/fatal.ts'

export type FolderLock = { release(): Promise<void> }

const besideOf = (path: string) => `${path}.${randomBytes(6).toString('hex')}`

/** A process number alone comes back after a restart; together with the start time and the boot it does not. */
const identityOf = (pid: number): string | undefined => {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return undefined
  }
  try {
    const startTime = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19]
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${pid} ${startTime} ${boot}`
  } catch {
    return `${pid}`
  }
}

const isHeld = (content: string): boolean => {
  const pid = Number.parseInt(content, 10)
  return Number.isSafeInteger(pid) && pid > 0 && identityOf(pid) === content
}

/** Appears with its content or not at all: a lock seen empty would look abandoned. */
const create = async (path: string, content: string): Promise<boolean> => {
  const aside = besideOf(path)
  await writeFile(aside, content, { flag: 'wx', mode: 0o600 })
  try {
    await link(aside, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(aside, { force: true })
  }
}

/** Takes a dead owner's lock away, unless somebody else was quicker: then theirs is put back. */
const removeStale = async (path: string, stale: string): Promise<void> => {
  const aside = besideOf(path)
  await rename(path, aside).catch(() => undefined)
  const taken = await readFile(aside, 'utf8').catch(() => undefined)
  if (taken !== undefined && taken !== stale) await link(aside, path).catch(() => undefined)
  await rm(aside, { force: true })
}

/** Keeps a second process out of the data folder for as long as this one lives. @throws StartError */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  const path = join(folder, 'lock')
  const own = identityOf(process.pid) ?? `${process.pid}`
  if (!(await create(path, own))) {
    const content = await readFile(path, 'utf8').catch(() => '')
    if (!isHeld(content)) await removeStale(path, content)
    if (!(await create(path, own)))
      throw new StartError(`data folder ${folder} is in use by process ${content.split(' ')[0]}`)
  }
  return { release: () => rm(path, { force: true }) }
}
