import { fromHex, toHex } from '../../../src/core/bytes.ts'
import { taggedHash } from '../../../src/core/crypto/hash.ts'
import { sr25519Sign } from '../../../src/core/crypto/sr25519.ts'
import { ss58Decode, ss58Encode } from '../../../src/core/keys/address.ts'
import type { Config } from '../config.ts'
import { openDataKey } from '../disk/dataKey.ts'
import { readKeyFile } from '../disk/keyFile.ts'
import { type Identity, importKeySet, type ServerSecrets } from '../keys/keySet.ts'
import { StartError } from '../ops/fatal.ts'
import { openSecrets } from '../store/secrets.ts'

/** @throws StartError */
export const accountOf = (stash: string): Uint8Array => {
  try {
    return ss58Decode(stash)
  } catch (cause) {
    throw new StartError('--stash is not an address of this network', { cause })
  }
}

/** The tss account agrees to serve for this stash (32 bytes) on this chain. */
export type Consent = Identity & { tssSignature: Uint8Array }

export const consentOf = async (secrets: ServerSecrets, genesis: string, stash: Uint8Array): Promise<Consent> => {
  const { tssAccount, x25519PublicKey, tssSecret } = await importKeySet(secrets)
  const message = taggedHash('entropy:tss:v1', fromHex(genesis, 32), stash)
  return { tssAccount, x25519PublicKey, tssSignature: sr25519Sign(tssSecret, message) }
}

export const consentToJson = ({ tssAccount, x25519PublicKey, tssSignature }: Consent) => ({
  tss_account: ss58Encode(tssAccount),
  x25519_public_key: toHex(x25519PublicKey),
  tss_signature: toHex(tssSignature),
})

/** What the stash's call `Servers.join` takes from this server: its newest keys, and its account's consent. @throws StartError */
export const consent = async ({ data, keyFile, genesis }: Config, stash: string) => {
  const account = accountOf(stash)
  const stored = await openSecrets(data, await openDataKey(data, await readKeyFile(keyFile)))
  return consentToJson(await consentOf(stored.at(-1)!, genesis, account))
}
