import { pbkdf2 } from '@noble/hashes/pbkdf2.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { HDKey } from '@scure/bip32'
import { generateMnemonic, mnemonicToEntropy, mnemonicToSeedSync, validateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import { ascii, expectInteger, wipe } from '../bytes.ts'
import { hkdf } from '../crypto/hkdf.ts'
import { derive, sr25519PublicKey } from '../crypto/sr25519.ts'
import { EntropyError } from '../errors.ts'

/** An sr25519 account: secret (64 bytes: scalar ‖ nonce) and public key (32 bytes). */
export type Account = { secret: Uint8Array; publicKey: Uint8Array }

/** A secp256k1 key: secret (32 bytes) and compressed public key (33 bytes). */
export type Secp256k1Key = { secretKey: Uint8Array; publicKey: Uint8Array }

/** `rules` is the account that may change constraints; a number is the user's account of that number. */
export type AccountIndex = number | 'rules'

/** Highest index of a BIP-32 child that is not hardened. */
const MAX_INDEX = 0x7fff_ffff

// BIP-39 works on text, which cannot be wiped: phrases are read in the worker, which is ended after the use.
const read = (phrase: Uint8Array): string =>
  new TextDecoder().decode(phrase).normalize('NFKD').trim().toLowerCase().split(/\s+/).join(' ')

const expectPhrase = (phrase: Uint8Array): string => {
  const words = read(phrase)
  if (!validateMnemonic(words, wordlist)) throw new EntropyError('invalid-phrase', 'recovery phrase: not valid')
  return words
}

/** Twelve new words as UTF-8. */
export const generatePhrase = (): Uint8Array => ascii(generateMnemonic(wordlist, 128))

/** True for a BIP-39 phrase of English words with a good checksum, however spaced and capitalised. */
export const isPhrase = (phrase: Uint8Array): boolean => validateMnemonic(read(phrase), wordlist)

/** Mini secret (32 bytes) as substrate-bip39 makes it: from the entropy of the phrase, where BIP-39 takes its text. */
export const miniSecretFromPhrase = (phrase: Uint8Array): Uint8Array => {
  const entropy = mnemonicToEntropy(expectPhrase(phrase), wordlist)
  const seed = pbkdf2(sha512, entropy, ascii('mnemonic'), { c: 2048, dkLen: 64 })
  const miniSecret = seed.slice(0, 32)
  wipe(entropy, seed)
  return miniSecret
}

const path = (index: AccountIndex): string => {
  if (index === 'rules') return '//rules'
  return expectInteger(index, 0, MAX_INDEX, 'index') === 0 ? '' : `//${index}`
}

/** Account 0 is the phrase without a path, n is //n, the rules account //rules. @throws `invalid-phrase` */
export const accountFromPhrase = (phrase: Uint8Array, index: AccountIndex): Account => {
  const miniSecret = miniSecretFromPhrase(phrase)
  const secret = derive(miniSecret, path(index))
  wipe(miniSecret)
  return { secret, publicKey: sr25519PublicKey(secret) }
}

/** A symmetric key (32 bytes) that whoever has the phrase can make again. `salt`: what it is for. @throws `invalid-phrase` */
export const recoveryKeyFromPhrase = (phrase: Uint8Array, salt: Uint8Array): Uint8Array => {
  const entropy = mnemonicToEntropy(expectPhrase(phrase), wordlist)
  const key = hkdf(entropy, salt, 'entropy:vault-recovery:v1', 32)
  wipe(entropy)
  return key
}

/** BIP-44 m/44'/60'/0'/0/n. @throws `invalid-phrase` */
export const secp256k1FromPhrase = (phrase: Uint8Array, index: number): Secp256k1Key => {
  expectInteger(index, 0, MAX_INDEX, 'index')
  const seed = mnemonicToSeedSync(expectPhrase(phrase))
  const master = HDKey.fromMasterSeed(seed)
  const child = master.derive(`m/44'/60'/0'/0/${index}`)
  const { privateKey, publicKey } = child
  if (privateKey === null || publicKey === null) throw new EntropyError('internal', 'derivation gave no key')
  const key = { secretKey: privateKey.slice(), publicKey: publicKey.slice() }
  child.wipePrivateData()
  master.wipePrivateData()
  wipe(seed)
  return key
}

/** Public keys of many accounts and keys at once: each stretching of the phrase serves for all. @throws `invalid-phrase` */
export const publicKeysFromPhrase = (
  phrase: Uint8Array,
  accounts: readonly number[],
  keys: readonly number[],
): { accounts: Uint8Array[]; keys: Uint8Array[] } => {
  const miniSecret = miniSecretFromPhrase(phrase)
  const seed = mnemonicToSeedSync(expectPhrase(phrase))
  const master = HDKey.fromMasterSeed(seed)
  const branch = master.derive("m/44'/60'/0'/0")
  try {
    return {
      accounts: accounts.map((index) => {
        const secret = derive(miniSecret, path(index))
        const publicKey = sr25519PublicKey(secret)
        wipe(secret)
        return publicKey
      }),
      keys: keys.map((index) => {
        const child = branch.deriveChild(expectInteger(index, 0, MAX_INDEX, 'index'))
        const publicKey = child.publicKey?.slice()
        child.wipePrivateData()
        if (!publicKey) throw new EntropyError('internal', 'derivation gave no key')
        return publicKey
      }),
    }
  } finally {
    branch.wipePrivateData()
    master.wipePrivateData()
    wipe(miniSecret, seed)
  }
}
