import { toHex, wipe } from '../../../core/bytes.ts'
import { recoveryKeyFromPhrase } from '../../../core/keys/phrase.ts'
import { type Vault, type VaultBody, type VaultRecord, vaultChecksum } from '../../../protocol/vault/file.ts'
import type { Kdf, SealedBytes } from '../../../protocol/vault/parts.ts'
import { dataKeyContext, recordContext, recoveryContext, type VaultHead, wholeContext } from './context.ts'
import { deriveKey, importKey } from './kdf.ts'
import { seal } from './seal.ts'

/** The file of this body: sealed as a whole, with its checksum. `key`: the data key. */
export const closeVault = async (key: CryptoKey, body: VaultBody): Promise<Vault> => {
  const whole = await seal(key, wholeContext(body), new Uint8Array(0))
  const vault = { ...body, whole }
  return { ...vault, checksum: toHex(vaultChecksum(vault)) }
}

/** A record around this secret, which the caller wipes. */
export const sealRecord = async (
  key: CryptoKey,
  head: VaultHead,
  record: Pick<VaultRecord, 'id' | 'publics'>,
  secret: Uint8Array,
): Promise<VaultRecord> => ({ ...record, secret: await seal(key, recordContext(head, record), secret) })

/** The data key under this password. */
export const wrapDataKey = async (dataKey: Uint8Array, password: Uint8Array, head: VaultHead): Promise<SealedBytes> =>
  seal(await deriveKey(password, head.kdf), dataKeyContext(head), dataKey)

/** The data key under a key of the phrase (UTF-8). */
export const wrapForRecovery = async (dataKey: Uint8Array, phrase: Uint8Array, id: string): Promise<SealedBytes> =>
  seal(await recoveryKey(phrase, id), recoveryContext({ id }), dataKey)

/** @throws {EntropyError} `invalid-phrase` */
export const recoveryKey = async (phrase: Uint8Array, id: string): Promise<CryptoKey> => {
  const raw = new Uint8Array(recoveryKeyFromPhrase(phrase, recoveryContext({ id })))
  try {
    return await importKey(raw)
  } finally {
    wipe(raw)
  }
}

/** The same cost under a fresh salt. */
export const freshSalt = (kdf: Kdf): Kdf => ({ ...kdf, salt: randomHex(16) })

export const randomHex = (length: number) => toHex(crypto.getRandomValues(new Uint8Array(length)))
