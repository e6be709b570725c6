import type { Config } from '../config.ts'
import { openDataKey } from '../disk/dataKey.ts'
import { readKeyFile } from '../disk/keyFile.ts'
import { lockFolder } from '../disk/lock.ts'

/** For a command that changes the folder: no server runs in it meanwhile. @throws StartError */
export const inDataFolder = async <T>(
  { data, keyFile }: Pick<Config, 'data' | 'keyFile'>,
  work: (dataKey: Uint8Array) => Promise<T>,
): Promise<T> => {
  const keyFileKey = await readKeyFile(keyFile)
  const lock = await lockFolder(data)
  try {
    return await work(await openDataKey(data, keyFileKey))
  } finally {
    await lock.release()
  }
}
