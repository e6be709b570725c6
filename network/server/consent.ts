import { fromHex, toHex } from '../../src/core/bytes.ts'
import { taggedHash } from '../../src/core/crypto/hash.ts'
import { sr25519Sign } from '../../src/core/crypto/sr25519.ts'
import { ss58Decode, ss58Encode } from '../../src/core/keys/address.ts'
import type { Config } from './config.ts'
import { openDataKey } from './disk/dataKey.ts'
import { readKeyFile } from './disk/keyFile.ts'
import { importKeySet } from './keys/keySet.ts'
import { StartError } from './ops/fatal.ts'
import { openSecrets } from './store/secrets.ts'

const accountOf = (stash: string): Uint8Array => {
  try {
    return ss58Decode(stash)
  } catch (cause) {
    throw new StartError('--stash is not an address of this network', { cause })
  }
}

/** What the stash's call `Servers.join` takes from this server: its newest keys, and its account's consent. @throws StartError */
export const consentTo = async (config: Config, stash: string) => {
  const account = accountOf(stash)
  const stored = await openSecrets(config.data, await openDataKey(config.data, await readKeyFile(config.keyFile)))
  const { tssAccount, x25519PublicKey, tssSecret } = await importKeySet(stored.at(-1)!)
  const message = taggedHash('entropy:tss:v1', fromHex(config.genesis, 32), account)
  return {
    tss_account: ss58Encode(tssAccount),
    x25519_public_key: toHex(x25519PublicKey),
    tss_signature: toHex(sr25519Sign(tssSecret, message)),
  }
}
