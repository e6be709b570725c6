import { toHex } from '../../../src/core/bytes.ts'
import { encodeCall } from '../../../src/core/chain/calls.ts'
import type { Config } from '../config.ts'
import { importSecrets, makeSecrets, type SecretFiles } from '../keys/secretFiles.ts'
import { addSecrets } from '../store/secrets.ts'
import { accountOf, consentOf, consentToJson } from './consent.ts'
import { inDataFolder } from './dataFolder.ts'

/**
 * A second key set in the folder, and the call with which the stash makes it the one in use. Nothing changes before the chain says
 * so: a set that is never submitted is only there. @throws StartError
 */
export const rotate = async (config: Config, stash: string, files: SecretFiles | undefined) => {
  const account = accountOf(stash)
  const secrets = files === undefined ? makeSecrets() : await importSecrets(files)
  const consent = await consentOf(secrets, config.genesis, account)
  await inDataFolder(config, (dataKey) => addSecrets(config.data, dataKey, secrets))
  return { ...consentToJson(consent), call: toHex(encodeCall.changeKeys(consent)) }
}
