import { secp256k1 } from '@noble/curves/secp256k1.js'
import { expectBytes } from '../bytes.ts'

/** Public key (33 bytes, compressed) of a secret key (32 bytes). */
export const secp256k1PublicKey = (secretKey: Uint8Array): Uint8Array =>
  secp256k1.getPublicKey(expectBytes(secretKey, 32, 'secret key'), true)

/** Low-S ECDSA signature r ‖ s (64 bytes) over a 32-byte prehash; the nonce is RFC 6979's. */
export const ecdsaSign = (secretKey: Uint8Array, prehash: Uint8Array): Uint8Array =>
  secp256k1.sign(expectBytes(prehash, 32, 'prehash'), expectBytes(secretKey, 32, 'secret key'), { prehash: false })

/** True for a low-S signature (64 bytes) by this key (33 bytes) over a 32-byte prehash. */
export const ecdsaVerify = (signature: Uint8Array, prehash: Uint8Array, publicKey: Uint8Array): boolean => {
  expectBytes(signature, 64, 'signature')
  expectBytes(prehash, 32, 'prehash')
  expectBytes(publicKey, 33, 'public key')
  try {
    return secp256k1.verify(signature, prehash, publicKey, { prehash: false, lowS: true })
  } catch {
    return false
  }
}
