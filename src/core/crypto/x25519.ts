import { concat, expectBytes, fromHex, wipe } from '../bytes.ts'
import { EntropyError } from '../errors.ts'

// WebCrypto: native and constant-time. It takes a raw private key only inside PKCS #8 (RFC 8410).
const PKCS8_PREFIX = fromHex('0x302e020100300506032b656e04220420')
const ALGORITHM = { name: 'X25519' }
const BASE_POINT = new Uint8Array(32)
BASE_POINT[0] = 9

const importPublic = (publicKey: Uint8Array): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', concat(expectBytes(publicKey, 32, 'x25519 public key')), ALGORITHM, false, [])

/** The form (32 bytes) that X25519 itself brings a secret to: RFC 7748 §5. Other forms multiply alike. */
export const clampX25519 = (secret: Uint8Array): Uint8Array => {
  const clamped = expectBytes(secret, 32, 'x25519 secret').slice()
  clamped[0]! &= 0b1111_1000
  clamped[31]! = (clamped[31]! & 0b0011_1111) | 0b0100_0000
  return clamped
}

export const isClampedX25519 = (secret: Uint8Array): boolean => {
  const bytes = expectBytes(secret, 32, 'x25519 secret')
  return (bytes[0]! & 0b0000_0111) === 0 && (bytes[31]! & 0b1100_0000) === 0b0100_0000
}

let basePoint: Promise<CryptoKey> | undefined

/** A secret in the hands of WebCrypto, which takes longer to import a key than to use it. */
export type X25519Key = {
  publicKey(): Promise<Uint8Array>
  /** 32 bytes. @throws `invalid-point` when it would be all zero: a public key of small order. */
  sharedSecret(publicKey: Uint8Array): Promise<Uint8Array>
}

/** `secret` is 32 bytes, clamped by the function itself. */
export const importX25519 = async (secret: Uint8Array): Promise<X25519Key> => {
  const encoded = concat(PKCS8_PREFIX, expectBytes(secret, 32, 'x25519 secret'))
  const key = await crypto.subtle
    .importKey('pkcs8', encoded, ALGORITHM, false, ['deriveBits'])
    .finally(() => wipe(encoded))
  const multiply = async (other: CryptoKey): Promise<Uint8Array> => {
    const shared = await crypto.subtle.deriveBits({ name: 'X25519', public: other }, key, 256).then(
      (bits) => new Uint8Array(bits),
      () => undefined,
    )
    if (shared === undefined || shared.every((byte) => byte === 0))
      throw new EntropyError('invalid-point', 'x25519 public key: of small order')
    return shared
  }
  let publicKey: Promise<Uint8Array> | undefined
  const makePublicKey = async () => {
    basePoint ??= importPublic(BASE_POINT)
    return multiply(await basePoint)
  }
  return {
    publicKey: () => {
      publicKey ??= makePublicKey()
      return publicKey
    },
    sharedSecret: async (publicKey) => multiply(await importPublic(publicKey)),
  }
}

/** Public key (32 bytes) of a secret (32 bytes). */
export const x25519PublicKey = async (secret: Uint8Array): Promise<Uint8Array> =>
  (await importX25519(secret)).publicKey()
