import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { wipe } from '../../../src/core/bytes.ts'
import { StartError } from '../ops/fatal.ts'
import { readIfPresent, writeDurably } from './files.ts'
import { seal, unseal } from './seal.ts'

const NAME = 'data-key'

export const wrapDataKey = (folder: string, keyFileKey: Uint8Array, dataKey: Uint8Array): Promise<void> =>
  writeDurably(join(folder, NAME), seal(keyFileKey, NAME, dataKey))

/** @throws StartError */
const unwrap = (folder: string, keyFileKey: Uint8Array, file: Uint8Array): Uint8Array => {
  try {
    return unseal(keyFileKey, NAME, file)
  } catch (cause) {
    throw new StartError(
      `the key file does not open data folder ${folder}: it is of another folder, or the file ${NAME} is damaged`,
      { cause },
    )
  }
}

/** The key of every file in the folder: random, and wrapped, so that the key file can change without touching the files. */
export const ensureDataKey = async (folder: string, keyFileKey: Uint8Array): Promise<Uint8Array> => {
  const file = await readIfPresent(join(folder, NAME))
  if (file !== undefined) return unwrap(folder, keyFileKey, file)
  const dataKey = new Uint8Array(randomBytes(32))
  await wrapDataKey(folder, keyFileKey, dataKey)
  return dataKey
}

/** @throws StartError */
export const openDataKey = async (folder: string, keyFileKey: Uint8Array): Promise<Uint8Array> => {
  const file = await readIfPresent(join(folder, NAME))
  if (file === undefined) throw new StartError(`data folder ${folder} is not set up: run init first`)
  return unwrap(folder, keyFileKey, file)
}

/** @throws StartError when the key file does not open it any more */
export const checkDataKey = async (folder: string, keyFileKey: Uint8Array): Promise<void> =>
  wipe(await openDataKey(folder, keyFileKey))

const opens = async (folder: string, keyFileKey: Uint8Array): Promise<boolean> =>
  checkDataKey(folder, keyFileKey).then(
    () => true,
    () => false,
  )

/** One rename: before it the old key file opens the folder, after it the new one. @throws StartError */
export const rewrapDataKey = async (folder: string, oldKey: Uint8Array, newKey: Uint8Array): Promise<void> => {
  if (await opens(folder, newKey)) return
  const dataKey = await openDataKey(folder, oldKey)
  await wrapDataKey(folder, newKey, dataKey)
  wipe(dataKey)
}
