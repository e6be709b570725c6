import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { link, open, readFile, rename, rm } from 'node:fs/promises'
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

/** With a sum over it: one flipped bit in a living owner's name must not make it look dead. */
const contentOf = (owner: string): string => `${owner} ${createHash('sha256').update(owner).digest('hex').slice(0, 8)}`

/** Nothing if this is not what some process wrote. */
const ownerOf = (content: string): string | undefined => {
  const owner = content.slice(0, content.lastIndexOf(' '))
  return content === contentOf(owner) ? owner : undefined
}

const isAlive = (owner: string): boolean => identityOf(Number.parseInt(owner, 10)) === owner

/** Appears with its content or not at all, also when the power goes. */
const create = async (path: string, content: string): Promise<boolean> => {
  const aside = besideOf(path)
  const handle = await open(aside, 'wx', 0o600)
  try {
    await handle.writeFile(content)
    await handle.sync().finally(() => handle.close())
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

/** @throws StartError when nobody can tell whose lock it is */
const makeWay = async (path: string, content: string): Promise<void> => {
  const owner = ownerOf(content)
  if (owner === undefined)
    throw new StartError(`the lock ${path} is damaged: make sure that no server uses this folder, then delete it`)
  if (!isAlive(owner)) await removeStale(path, content)
}

/** Keeps a second process out of the data folder for as long as this one lives. @throws StartError */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  const path = join(folder, 'lock')
  const own = contentOf(identityOf(process.pid) ?? `${process.pid}`)
  if (!(await create(path, own))) {
    const content = await readFile(path, 'utf8').catch(() => undefined)
    if (content !== undefined) await makeWay(path, content)
    if (!(await create(path, own)))
      throw new StartError(`data folder ${folder} is in use by process ${content?.split(' ')[0]}`)
  }
  return { release: () => rm(path, { force: true }) }
}
