import { randomBytes } from '@noble/hashes/utils.js'
import { getPublicKey, HDKD, secretFromSeed, sign, verify } from '@scure/sr25519'
import { str, u64 } from 'scale-ts'
import { expectBytes, wipe } from '../bytes.ts'
import { EntropyError } from '../errors.ts'
import { blake2_256 } from './hash.ts'

/** Public key (32 bytes) of a secret key (64 bytes: scalar ‖ nonce). */
export const sr25519PublicKey = (secret: Uint8Array): Uint8Array => getPublicKey(expectBytes(secret, 64, 'secret'))

/** Signature (64 bytes) in the context `substrate`. */
export const sr25519Sign = (
  secret: Uint8Array,
  message: Uint8Array,
  random: Uint8Array = randomBytes(32),
): Uint8Array => sign(expectBytes(secret, 64, 'secret'), message, expectBytes(random, 32, 'random'))

export const sr25519Verify = (message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean => {
  expectBytes(signature, 64, 'signature')
  expectBytes(publicKey, 32, 'public key')
  try {
    return verify(message, signature, publicKey)
  } catch {
    return false
  }
}

/** Chain code of one junction as Substrate makes it: a number as u64, a name in SCALE, hashed when longer than 32 bytes. */
const chainCode = (junction: string): Uint8Array => {
  const encoded = /^\d+$/.test(junction) && BigInt(junction) < 1n << 64n ? u64.enc(BigInt(junction)) : str.enc(junction)
  if (encoded.length > 32) return blake2_256(encoded)
  const code = new Uint8Array(32)
  code.set(encoded)
  return code
}

/**
 * Secret key (64 bytes) of a mini secret (32 bytes) and a path of hard junctions such as `//Server//1`; '' is the key itself.
 * @throws `invalid-argument` for a soft junction or a password
 */
export const derive = (miniSecret: Uint8Array, path: string): Uint8Array => {
  if (!/^(\/\/[^/]+)*$/.test(path)) throw new EntropyError('invalid-argument', 'path: hard junctions only')
  let secret: Uint8Array = secretFromSeed(expectBytes(miniSecret, 32, 'mini secret'))
  for (const junction of path.split('//').slice(1)) {
    const next = HDKD.secretHard(secret, chainCode(junction))
    wipe(secret)
    secret = next
  }
  return secret
}
