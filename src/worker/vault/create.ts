import { toHex, wipe } from '../../core/bytes.ts'
import { accountFromPhrase, secp256k1FromPhrase } from '../../core/keys/phrase.ts'
import type { Vault, VaultRecord } from '../../protocol/vault/file.ts'
import { KDF_LIMITS } from '../../protocol/vault/parts.ts'
import { closeVault, randomHex, sealRecord, wrapDataKey, wrapForRecovery } from './sealing/close.ts'
import { importKey } from './sealing/kdf.ts'

/** A vault around this phrase (UTF-8), and the key that opens its records; the caller wipes password, phrase and key. */
export const sealVault = async (
  password: Uint8Array,
  phrase: Uint8Array,
  id: string = randomHex(16),
): Promise<{ vault: Vault; dataKey: Uint8Array<ArrayBuffer> }> => {
  const { memoryKiB, passes } = KDF_LIMITS
  const kdf = { name: 'argon2id', memoryKiB: memoryKiB.min, passes: passes.min, lanes: 1, salt: randomHex(16) } as const
  const head = { version: 2, id, kdf } as const
  const dataKey = crypto.getRandomValues(new Uint8Array(32))
  const key = await importKey(dataKey)
  const body = {
    ...head,
    dataKey: await wrapDataKey(dataKey, password, head),
    recovery: await wrapForRecovery(dataKey, phrase, id),
    formerly: null,
    records: [await sealRecord(key, head, { id: 'phrase', publics: firstOf(phrase) }, phrase)],
  }
  return { vault: await closeVault(key, body), dataKey }
}

const firstOf = (phrase: Uint8Array): VaultRecord['publics'] => {
  const account = accountFromPhrase(phrase, 0)
  const rules = accountFromPhrase(phrase, 'rules')
  const key = secp256k1FromPhrase(phrase, 0)
  wipe(account.secret, rules.secret, key.secretKey)
  return {
    accounts: [
      { role: 'registrant', name: 'Account 1', publicKey: toHex(account.publicKey), path: 0 },
      { role: 'rules', name: 'Rules account', publicKey: toHex(rules.publicKey), path: 'rules' },
    ],
    keys: [{ name: 'Key 1', verifyingKey: toHex(key.publicKey), index: 0 }],
  }
}
