import { toHex, wipe } from '../../core/bytes.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../core/keys/phrase.ts'
import { KDF_LIMITS, type Vault, type VaultRecord, vaultChecksum } from '../../protocol/vaultFile.ts'
import { dataKeyContext, recordContext } from './context.ts'
import { deriveKey, importKey } from './kdf.ts'
import { seal } from './seal.ts'

/** A vault around this phrase (UTF-8), and the key that opens its records; the caller wipes password, phrase and key. */
export const sealVault = async (
  password: Uint8Array,
  phrase: Uint8Array,
): Promise<{ vault: Vault; dataKey: Uint8Array<ArrayBuffer> }> => {
  const head = {
    version: 1 as const,
    id: random(16),
    kdf: {
      name: 'argon2id' as const,
      memoryKiB: KDF_LIMITS.memoryKiB.min,
      passes: KDF_LIMITS.passes.min,
      lanes: 1 as const,
      salt: random(16),
    },
  }
  const dataKey = crypto.getRandomValues(new Uint8Array(32))
  const wrapped = await seal(await deriveKey(password, head.kdf), dataKeyContext(head), dataKey)
  const named = { id: 'phrase' as const, publics: publicsOf(phrase) }
  const secret = await seal(await importKey(dataKey), recordContext(head, named), phrase)
  const body = { ...head, dataKey: wrapped, records: [{ ...named, secret }] }
  return { vault: { ...body, checksum: toHex(vaultChecksum(body)) }, dataKey }
}

const publicsOf = (phrase: Uint8Array): VaultRecord['publics'] => {
  const account = accountFromPhrase(phrase, 0)
  const rules = accountFromPhrase(phrase, 'rules')
  const key = secp256k1FromPhrase(phrase, 0)
  wipe(account.secret, rules.secret, key.secretKey)
  return {
    accounts: [
      { role: 'registrant', name: 'Account 1', publicKey: toHex(account.publicKey) },
      { role: 'rules', name: 'Rules account', publicKey: toHex(rules.publicKey) },
    ],
    keys: [{ name: 'Key 1', verifyingKey: toHex(key.publicKey) }],
  }
}

const random = (length: number) => toHex(crypto.getRandomValues(new Uint8Array(length)))
