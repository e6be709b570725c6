import type { Config } from '../config.ts'
import { ensureDataKey } from '../disk/dataKey.ts'
import { makeFolder } from '../disk/files.ts'
import { ensureKeyFile } from '../disk/keyFile.ts'
import { lockFolder } from '../disk/lock.ts'
import { importSecrets, type SecretFiles } from '../keys/secretFiles.ts'
import { createSecrets } from '../store/secrets.ts'

/** First-time set-up: key file (unless there is one), data key, and the server's secrets, encrypted. @throws StartError */
export const init = async (config: Config, files: SecretFiles): Promise<void> => {
  const secrets = await importSecrets(files)
  await makeFolder(config.data)
  const keyFileKey = await ensureKeyFile(config.keyFile)
  const lock = await lockFolder(config.data)
  try {
    await createSecrets(config.data, await ensureDataKey(config.data, keyFileKey), secrets)
  } finally {
    await lock.release()
  }
}
