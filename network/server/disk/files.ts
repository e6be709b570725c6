import { randomBytes } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

const TEMPORARY = '.tmp'

const syncNow = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const last = new Map<string, Promise<void>>()
const notBegun = new Map<string, Promise<void>>()

/**
 * The folder entry itself must reach the disk, or a crash forgets a rename that was already answered for.
 * All that ask while one sync runs share the next: it begins after whatever they did.
 */
export const syncFolder = (folder: string): Promise<void> => {
  const shared = notBegun.get(folder)
  if (shared !== undefined) return shared
  const begin = () => {
    notBegun.delete(folder)
    return syncNow(folder)
  }
  const sync = (last.get(folder) ?? Promise.resolve()).then(begin, begin)
  last.set(folder, sync)
  notBegun.set(folder, sync)
  return sync
}

export const makeFolder = async (folder: string): Promise<void> => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
}

/** Old content or new content, never anything between, whenever the power goes. Resolves once the new content is durable. */
export const writeDurably = async (path: string, content: Uint8Array): Promise<void> => {
  const temporary = `${path}.${randomBytes(6).toString('hex')}${TEMPORARY}`
  let handle: FileHandle | undefined
  try {
    handle = await open(temporary, 'wx', 0o600)
    await handle.writeFile(content)
    await handle.sync()
    await handle.close()
    handle = undefined
    await rename(temporary, path)
  } catch (error) {
    await handle?.close().catch(() => undefined)
    await rm(temporary, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

/** One rename, durable in both folders. */
export const moveDurably = async (from: string, to: string): Promise<void> => {
  await rename(from, to)
  await syncFolder(dirname(to))
  await syncFolder(dirname(from))
}

export const readIfPresent = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    return new Uint8Array(await readFile(path))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Names of the complete files of a folder; beside them others may just be written. */
export const listCompleteFiles = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isFile() && !entry.name.endsWith(TEMPORARY))
    .map(({ name }) => name)

/** Before anything is written to a folder: what a crash left half-written was never answered for, and goes. */
export const removeHalfWritten = async (folder: string): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true }))
    if (entry.isFile() && entry.name.endsWith(TEMPORARY)) await rm(join(folder, entry.name), { force: true })
}
