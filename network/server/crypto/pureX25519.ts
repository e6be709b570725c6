import { x25519 } from '@noble/curves/ed25519.js'
import { expectBytes } from '../../../src/core/bytes.ts'
import type { X25519Key } from '../../../src/core/crypto/x25519.ts'
import { EntropyError } from '../../../src/core/errors.ts'

/** The same as WebCrypto's, by a library that shares no code with it: a second opinion. `secret` has 32 bytes. */
export const pureX25519 = (secret: Uint8Array): X25519Key => {
  const key = expectBytes(secret, 32, 'x25519 secret')
  return {
    publicKey: async () => x25519.getPublicKey(key),
    async sharedSecret(publicKey) {
      try {
        return x25519.getSharedSecret(key, publicKey)
      } catch (cause) {
        throw new EntropyError('invalid-point', 'x25519 public key: of small order', { cause })
      }
    },
  }
}
