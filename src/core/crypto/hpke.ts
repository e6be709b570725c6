import { chacha20poly1305 } from '@noble/ciphers/chacha.js'
import { expand, extract } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { ascii, concat, equalBytes, expectBytes, wipe } from '../bytes.ts'
import { EntropyError } from '../errors.ts'
import { importX25519, type X25519Key } from './x25519.ts'

// RFC 9180 base mode, single shot: DHKEM(X25519, HKDF-SHA256) 0x0020, HKDF-SHA256 0x0001, ChaCha20Poly1305 0x0003.
const KEM = concat(ascii('KEM'), Uint8Array.of(0, 0x20))
const HPKE = concat(ascii('HPKE'), Uint8Array.of(0, 0x20, 0, 1, 0, 3))
const VERSION = ascii('HPKE-v1')
const EMPTY = new Uint8Array(0)

/** RFC 9180 §4 LabeledExtract */
const labeledExtract = (suite: Uint8Array, salt: Uint8Array, label: string, keyMaterial: Uint8Array): Uint8Array =>
  extract(sha256, concat(VERSION, suite, ascii(label), keyMaterial), salt)

/** RFC 9180 §4 LabeledExpand */
const labeledExpand = (
  suite: Uint8Array,
  key: Uint8Array,
  label: string,
  info: Uint8Array,
  length: number,
): Uint8Array => expand(sha256, key, concat(Uint8Array.of(0, length), VERSION, suite, ascii(label), info), length)

const PSK_ID_HASH = labeledExtract(HPKE, EMPTY, 'psk_id_hash', EMPTY)

/** RFC 9180 §5.1 KeySchedule: what of it depends on `info` alone. */
const scheduleContext = (info: Uint8Array): Uint8Array =>
  concat(Uint8Array.of(0), PSK_ID_HASH, labeledExtract(HPKE, EMPTY, 'info_hash', info))

type Parties = { enc: Uint8Array; recipientPublicKey: Uint8Array; aad: Uint8Array }

/** RFC 9180 §4.1 ExtractAndExpand, then the rest of KeySchedule. Wipes `dh`. */
const cipherOf = (dh: Uint8Array, context: Uint8Array, { enc, recipientPublicKey, aad }: Parties) => {
  const pseudoRandomKey = labeledExtract(KEM, EMPTY, 'eae_prk', dh)
  const shared = labeledExpand(KEM, pseudoRandomKey, 'shared_secret', concat(enc, recipientPublicKey), 32)
  const secret = labeledExtract(HPKE, shared, 'secret', EMPTY)
  const key = labeledExpand(HPKE, secret, 'key', context, 32)
  const nonce = labeledExpand(HPKE, secret, 'base_nonce', context, 12)
  wipe(dh, pseudoRandomKey, shared, secret)
  return { cipher: chacha20poly1305(key, nonce, aad), wipe: () => wipe(key, nonce) }
}

/**
 * `ephemeralSecret` (32 bytes) must be fresh for every message. What was sealed is opened again before it is given out.
 * @throws `invalid-point` for a recipient key of small order
 */
export const hpkeSeal = async (message: {
  recipientPublicKey: Uint8Array
  info: Uint8Array
  aad: Uint8Array
  plaintext: Uint8Array
  ephemeralSecret: Uint8Array
}): Promise<{ enc: Uint8Array; ciphertext: Uint8Array }> => {
  const { recipientPublicKey, info, aad, plaintext } = message
  const ephemeral = await importX25519(message.ephemeralSecret)
  const [enc, dh] = await Promise.all([ephemeral.publicKey(), ephemeral.sharedSecret(recipientPublicKey)])
  const parties = { enc, recipientPublicKey, aad }
  const context = scheduleContext(info)
  const sealing = cipherOf(dh.slice(), context, parties)
  const ciphertext = sealing.cipher.encrypt(plaintext)
  sealing.wipe()
  const reopened = decrypt(cipherOf(dh, context, parties), ciphertext)
  const good = equalBytes(reopened, plaintext)
  wipe(reopened)
  if (!good) throw new EntropyError('internal', 'envelope: does not open to what was sealed')
  return { enc, ciphertext }
}

type Sealed = { enc: Uint8Array; info: Uint8Array; aad: Uint8Array; ciphertext: Uint8Array }

/** @throws `undecryptable` when it was not sealed to this key with this info and aad */
export const hpkeOpen = async ({ recipient, ...message }: Sealed & { recipient: X25519Key }): Promise<Uint8Array> => {
  const enc = expectBytes(message.enc, 32, 'enc')
  return open(message, await recipient.publicKey(), recipient.sharedSecret(enc))
}

/**
 * Opens a message with its sender's ephemeral secret, which must be the one that `enc` was made from.
 * @throws `undecryptable` when it was not sealed so to this recipient with this info and aad
 */
export const hpkeOpenAsSender = async ({
  ephemeral,
  recipientPublicKey,
  ...message
}: Sealed & { ephemeral: X25519Key; recipientPublicKey: Uint8Array }): Promise<Uint8Array> =>
  open(message, recipientPublicKey, ephemeral.sharedSecret(recipientPublicKey))

const open = async (
  { enc, info, aad, ciphertext }: Sealed,
  recipientPublicKey: Uint8Array,
  sharedSecret: Promise<Uint8Array>,
): Promise<Uint8Array> => {
  const dh = await sharedSecret.catch((cause) => {
    throw undecryptable(cause)
  })
  return decrypt(cipherOf(dh, scheduleContext(info), { enc, recipientPublicKey, aad }), ciphertext)
}

const undecryptable = (cause?: unknown): EntropyError =>
  new EntropyError('undecryptable', 'envelope: does not open', { cause })

const decrypt = ({ cipher, wipe }: ReturnType<typeof cipherOf>, ciphertext: Uint8Array): Uint8Array => {
  try {
    return cipher.decrypt(ciphertext)
  } catch (cause) {
    throw undecryptable(cause)
  } finally {
    wipe()
  }
}
