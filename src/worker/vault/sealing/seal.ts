import { fromHex, toHex } from '../../../core/bytes.ts'
import type { SealedBytes } from '../../../protocol/vault/parts.ts'

/** Under AES-GCM with a fresh nonce; `context` is authenticated, not stored. */
export const seal = async (key: CryptoKey, context: Bytes, plaintext: Uint8Array): Promise<SealedBytes> => {
  const nonce = crypto.getRandomValues(new Uint8Array(12))
  const parameters = { name: 'AES-GCM', iv: nonce, additionalData: context }
  const ciphertext = await crypto.subtle.encrypt(parameters, key, plaintext as Bytes)
  return { nonce: toHex(nonce), ciphertext: toHex(new Uint8Array(ciphertext)) }
}

/** Undefined when the key or the context is another one, or a bit was changed. The caller wipes the result. */
export const unseal = async (key: CryptoKey, context: Bytes, sealed: SealedBytes): Promise<Bytes | undefined> => {
  const parameters = { name: 'AES-GCM', iv: fromHex(sealed.nonce, 12), additionalData: context }
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, fromHex(sealed.ciphertext)))
  } catch {
    return undefined
  }
}

type Bytes = Uint8Array<ArrayBuffer>
