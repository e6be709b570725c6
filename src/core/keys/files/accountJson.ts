import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'
import { randomBytes } from '@noble/hashes/utils.js'
import { base64 } from '@scure/base'
import * as v from 'valibot'
import { ascii, concat, equalBytes, u32le, wipe } from '../../bytes.ts'
import { sr25519PublicKey } from '../../crypto/sr25519.ts'
import { EntropyError } from '../../errors.ts'
import { ss58Encode } from '../address.ts'
import type { Account } from '../phrase.ts'
import { readJson } from './read.ts'
import { type Scrypt, stretchScrypt } from './stretch.ts'

const several = v.union([
  v.pipe(
    v.string(),
    v.transform((one) => [one]),
  ),
  v.array(v.string()),
])
const file = v.object({
  encoded: v.string(),
  encoding: v.object({ content: several, type: several, version: v.string() }),
})

// PKCS#8 as the ecosystem's wallets write it: a head, the secret, a divider, the public key.
const HEAD = Uint8Array.of(48, 83, 2, 1, 1, 48, 5, 6, 3, 43, 101, 112, 4, 34, 4, 32)
const DIVIDER = Uint8Array.of(161, 35, 3, 33, 0)

/**
 * Account of an sr25519 account file as this ecosystem's wallets export it: version 3, scrypt and xsalsa20-poly1305.
 * @throws {EntropyError} `invalid-file`, `unsupported-file` (another curve, an older form, no password), `wrong-file-password`
 */
export const openAccountJson = (json: Uint8Array, password: Uint8Array): Account => {
  const { encoded, encoding } = readJson(file, json)
  const { content, type, version } = encoding
  if (version !== '3' || !type.includes('scrypt') || !type.includes('xsalsa20-poly1305'))
    throw new EntropyError('unsupported-file', 'account file: version 3 under a password only')
  if (!content.includes('pkcs8') || !content.includes('sr25519'))
    throw new EntropyError('unsupported-file', 'account file: sr25519 only')
  const opened = unseal(decode(encoded), password)
  try {
    return accountOf(opened)
  } finally {
    wipe(opened)
  }
}

const decode = (encoded: string): Uint8Array => {
  try {
    const bytes = base64.decode(encoded)
    if (bytes.length > 44 + 24) return bytes
  } catch {
    // named below
  }
  throw new EntropyError('invalid-file', 'account file: its content is not readable')
}

const unseal = (bytes: Uint8Array, password: Uint8Array): Uint8Array => {
  const figures = new DataView(bytes.buffer, bytes.byteOffset + 32, 12)
  const cost = { n: figures.getUint32(0, true), p: figures.getUint32(4, true), r: figures.getUint32(8, true) }
  const stretched = stretchScrypt(password, bytes.subarray(0, 32), cost, 64)
  try {
    return xsalsa20poly1305(stretched.subarray(0, 32), bytes.subarray(44, 68)).decrypt(bytes.subarray(68))
  } catch {
    throw new EntropyError('wrong-file-password', 'this password does not open the file')
  } finally {
    wipe(stretched)
  }
}

const accountOf = (opened: Uint8Array): Account => {
  const secret = opened.slice(16, 80)
  const isWhole =
    opened.length === 117 && equalBytes(opened.subarray(0, 16), HEAD) && equalBytes(opened.subarray(80, 85), DIVIDER)
  const publicKey = isWhole ? publicKeyOf(secret) : undefined
  if (publicKey && equalBytes(publicKey, opened.subarray(85))) return { secret, publicKey }
  wipe(secret)
  throw new EntropyError('invalid-file', 'account file: its content is not an account')
}

const publicKeyOf = (secret: Uint8Array): Uint8Array | undefined => {
  try {
    return sr25519PublicKey(secret)
  } catch {
    return undefined
  }
}

/** What the ecosystem's wallets take: 128 MiB, about a second. */
const COST: Scrypt = { n: 131_072, r: 8, p: 1 }

/** An account file (UTF-8) of this account. The caller wipes secret and password. */
export const sealAccountJson = ({ secret, publicKey }: Account, password: Uint8Array, name: string): Uint8Array => {
  const [salt, nonce] = [randomBytes(32), randomBytes(24)]
  const stretched = stretchScrypt(password, salt, COST, 64)
  const content = concat(HEAD, secret, DIVIDER, publicKey)
  const sealed = xsalsa20poly1305(stretched.subarray(0, 32), nonce).encrypt(content)
  wipe(stretched, content)
  const encoded = base64.encode(concat(salt, u32le(COST.n), u32le(COST.p), u32le(COST.r), nonce, sealed))
  return ascii(
    JSON.stringify({
      encoded,
      encoding: { content: ['pkcs8', 'sr25519'], type: ['scrypt', 'xsalsa20-poly1305'], version: '3' },
      address: ss58Encode(publicKey),
      meta: { name },
    }),
  )
}
