import { ctr } from '@noble/ciphers/aes.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { randomBytes } from '@noble/hashes/utils.js'
import * as v from 'valibot'
import { ascii, concat, equalBytes, fromHex, toHex, wipe } from '../../bytes.ts'
import { secp256k1PublicKey } from '../../crypto/ecdsa.ts'
import { EntropyError } from '../../errors.ts'
import { ethereumAddress } from '../address.ts'
import { expectKey } from './rawKey.ts'
import { plainHex, readJson } from './read.ts'
import { type Scrypt, stretchPbkdf2, stretchScrypt } from './stretch.ts'

const salt = v.pipe(v.string(), v.regex(/^([0-9a-fA-F]{2}){1,64}$/))
const scrypt = v.object({ dklen: v.literal(32), n: v.number(), r: v.number(), p: v.number(), salt })
const pbkdf2 = v.object({ dklen: v.literal(32), c: v.number(), prf: v.string(), salt })
const sealed = v.variant('kdf', [
  v.object({ ...shared(), kdf: v.literal('scrypt'), kdfparams: scrypt }),
  v.object({ ...shared(), kdf: v.literal('pbkdf2'), kdfparams: pbkdf2 }),
])
function shared() {
  return {
    cipher: v.string(),
    cipherparams: v.object({ iv: plainHex(16) }),
    ciphertext: plainHex(32),
    mac: plainHex(32),
  }
}
/** Some wallets write `Crypto`. */
const file = v.pipe(
  v.object({
    version: v.number(),
    address: v.optional(v.string()),
    crypto: v.optional(sealed),
    Crypto: v.optional(sealed),
  }),
  v.transform(({ version, address, crypto, Crypto }) => ({ version, address, sealed: crypto ?? Crypto })),
)
type Sealed = v.InferOutput<typeof sealed>

/**
 * Secret key (32 bytes) of an Ethereum keystore: version 3 of the Web3 Secret Storage Definition.
 * @throws {EntropyError} `invalid-file`, `unsupported-file`, `wrong-file-password`, `invalid-key`
 */
export const openKeystore = (json: Uint8Array, password: Uint8Array): Uint8Array => {
  const { version, address, sealed } = readJson(file, json)
  if (version !== 3 || sealed?.cipher !== 'aes-128-ctr')
    throw new EntropyError('unsupported-file', 'keystore: version 3 with AES-128-CTR only')
  const ciphertext = fromHex(`0x${sealed.ciphertext}`)
  const stretched = stretch(password, sealed)
  try {
    if (!equalBytes(macOf(stretched, ciphertext), fromHex(`0x${sealed.mac}`)))
      throw new EntropyError('wrong-file-password', 'this password does not open the file')
    const iv = fromHex(`0x${sealed.cipherparams.iv}`)
    const key = expectKey(ctr(stretched.subarray(0, 16), iv).decrypt(ciphertext))
    expectAddress(key, address)
    return key
  } finally {
    wipe(stretched)
  }
}

/** The password checks the ciphertext, not what the file says of it. */
const expectAddress = (key: Uint8Array, address: string | undefined) => {
  if (!address || address.toLowerCase().replace(/^0x/, '') === addressOf(key)) return
  wipe(key)
  throw new EntropyError('invalid-file', 'keystore: its address is not that of its key')
}

const stretch = (password: Uint8Array, sealed: Sealed): Uint8Array => {
  const salt = fromHex(`0x${sealed.kdfparams.salt}`)
  if (sealed.kdf === 'scrypt') return stretchScrypt(password, salt, sealed.kdfparams, 32)
  if (sealed.kdfparams.prf !== 'hmac-sha256')
    throw new EntropyError('unsupported-file', 'keystore: PBKDF2 with HMAC-SHA256 only')
  return stretchPbkdf2(password, salt, sealed.kdfparams.c, 32)
}

const macOf = (stretched: Uint8Array, ciphertext: Uint8Array) =>
  keccak_256(concat(stretched.subarray(16, 32), ciphertext))

const addressOf = (key: Uint8Array): string => ethereumAddress(secp256k1PublicKey(key)).slice(2).toLowerCase()

/** 128 MiB, about a second. */
const COST: Scrypt = { n: 131_072, r: 8, p: 1 }

/** An Ethereum keystore (UTF-8) of this secret key (32 bytes). The caller wipes key and password. */
export const sealKeystore = (key: Uint8Array, password: Uint8Array): Uint8Array => {
  const [iv, salt] = [randomBytes(16), randomBytes(32)]
  const stretched = stretchScrypt(password, salt, COST, 32)
  const ciphertext = ctr(stretched.subarray(0, 16), iv).encrypt(key)
  const mac = macOf(stretched, ciphertext)
  wipe(stretched)
  const plain = (bytes: Uint8Array) => toHex(bytes).slice(2)
  return ascii(
    JSON.stringify({
      version: 3,
      id: uuid(),
      address: addressOf(key),
      crypto: {
        cipher: 'aes-128-ctr',
        cipherparams: { iv: plain(iv) },
        ciphertext: plain(ciphertext),
        kdf: 'scrypt',
        kdfparams: { dklen: 32, ...COST, salt: plain(salt) },
        mac: plain(mac),
      },
    }),
  )
}

/** RFC 9562, version 4. */
const uuid = (): string => {
  const bytes = randomBytes(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return toHex(bytes)
    .slice(2)
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
