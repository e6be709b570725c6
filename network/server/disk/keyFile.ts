import { randomBytes } from 'node:crypto'
import { link, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { StartError } from '../ops/fatal.ts'
import { syncFolder, writeDurably } from './files.ts'

const KEY_LENGTH = 32

/** Reads the 32-byte key that wraps everything else. @throws StartError */
export const readKeyFile = async (path: string): Promise<Uint8Array> => {
  const handle = await open(path, 'r').catch((cause) => {
    throw new StartError(`key file ${path} cannot be read: ${cause.code ?? 'unknown error'}`, { cause })
  })
  try {
    const { mode, uid, gid } = await handle.stat()
    // systemd's credentials are root's, with an access list for the service, which shows as a group's right to read.
    const isCredential = uid === 0 && gid === 0 && (mode & 0o777) === 0o440
    if ((mode & 0o077) !== 0 && !isCredential) {
      throw new StartError(`key file ${path} can be read by others (mode ${(mode & 0o777).toString(8)}): chmod 600 it`)
    }
    const key = new Uint8Array(await handle.readFile())
    if (key.length !== KEY_LENGTH)
      throw new StartError(`key file ${path} has ${key.length} bytes instead of ${KEY_LENGTH}`)
    return key
  } finally {
    await handle.close()
  }
}

/** Appears whole or not at all, and replaces nothing. */
const make = async (path: string): Promise<void> => {
  const temporary = `${path}.${randomBytes(6).toString('hex')}.tmp`
  try {
    await writeDurably(temporary, randomBytes(KEY_LENGTH))
    await link(temporary, path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code !== 'EEXIST')
      throw new StartError(`key file ${path} cannot be made: ${code ?? 'unknown error'}`, { cause })
  } finally {
    await rm(temporary, { force: true })
  }
  await syncFolder(dirname(path))
}

/** Makes a key file, unless the operator has put one there. @throws StartError */
export const ensureKeyFile = async (path: string): Promise<Uint8Array> => {
  const isThere = await stat(path).then(
    () => true,
    ({ code }: NodeJS.ErrnoException) => code !== 'ENOENT',
  )
  if (!isThere) await make(path)
  return readKeyFile(path)
}
