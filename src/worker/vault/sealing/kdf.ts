import { argon2id } from 'hash-wasm'
import { fromHex, wipe } from '../../../core/bytes.ts'
import type { Kdf } from '../../../protocol/vault/parts.ts'

/** Argon2id of the password as a key that JavaScript cannot read back. `password`: UTF-8, the caller wipes it. */
export const deriveKey = async (password: Uint8Array, kdf: Kdf): Promise<CryptoKey> => {
  const raw = new Uint8Array(
    await argon2id({
      password,
      salt: fromHex(kdf.salt, 16),
      memorySize: kdf.memoryKiB,
      iterations: kdf.passes,
      parallelism: kdf.lanes,
      hashLength: 32,
      outputType: 'binary',
    }),
  )
  try {
    return await importKey(raw)
  } finally {
    wipe(raw)
  }
}

/** `raw`: 32 bytes. */
export const importKey = (raw: Uint8Array<ArrayBuffer>): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
