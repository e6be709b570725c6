import type { Config } from '../config.ts'
import { rewrapDataKey } from '../disk/dataKey.ts'
import { ensureKeyFile, readKeyFile } from '../disk/keyFile.ts'
import { lockFolder } from '../disk/lock.ts'

/** From now on the new key file opens the folder, and the old one does not. Again after a crash is the same. @throws StartError */
export const rewrap = async ({ data, keyFile }: Config, newKeyFile: string): Promise<void> => {
  const oldKey = await readKeyFile(keyFile)
  const newKey = await ensureKeyFile(newKeyFile)
  const lock = await lockFolder(data)
  try {
    await rewrapDataKey(data, oldKey, newKey)
  } finally {
    await lock.release()
  }
}
