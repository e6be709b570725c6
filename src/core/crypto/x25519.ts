import { concat, expectBytes, fromHex, wipe } from '../bytes.ts'
import { EntropyError } from '../errors.ts'

// WebCrypto: native and constant-time. It takes a raw private key only inside PKCS #8 (RFC 8410).
const PKCS8_PREFIX = fromHex('0x302e020100300506032b656e04220420')
const ALGORITHM = { name: 'X25519' }
const BASE_POINT = new Uint8Array(32)
BASE_POINT[0] = 9

const importSecret = async (secret: Uint8Array): Promise<CryptoKey> => {
  const encoded = concat(PKCS8_PREFIX, expectBytes(secret, 32, 'x25519 secret'))
  const key = crypto.subtle.importKey('pkcs8', encoded, ALGORITHM, false, ['deriveBits'])
  return key.finally(() => wipe(encoded))
}

/** The shared secret, 32 bytes. @throws `invalid-point` when it would be all zero: a public key of small order. */
export const x25519 = async (secret: Uint8Array, publicKey: Uint8Array): Promise<Uint8Array> => {
  expectBytes(publicKey, 32, 'x25519 public key')
  const [key, other] = await Promise.all([
    importSecret(secret),
    crypto.subtle.importKey('raw', concat(publicKey), ALGORITHM, false, []),
  ])
  let shared: Uint8Array
  try {
    shared = new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: other }, key, 256))
  } catch (cause) {
    throw new EntropyError('invalid-point', 'x25519 public key: of small order', { cause })
  }
  if (shared.every((byte) => byte === 0)) throw new EntropyError('invalid-point', 'x25519 public key: of small order')
  return shared
}

/** Public key (32 bytes) of a secret (32 bytes, clamped by the function itself). */
export const x25519PublicKey = (secret: Uint8Array): Promise<Uint8Array> => x25519(secret, BASE_POINT)
