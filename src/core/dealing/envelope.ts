import { type Codec, Struct } from 'scale-ts'
import { ascii, concat, expectBytes, expectInteger, wipe } from '../bytes.ts'
import { hpkeOpen, hpkeOpenAsSender, hpkeSeal } from '../crypto/hpke.ts'
import { parseScalar, parseScalarOrZero } from '../crypto/scalar.ts'
import { importX25519, type X25519Key } from '../crypto/x25519.ts'
import { EntropyError } from '../errors.ts'
import { bytes } from '../scale.ts'
import type { Share } from './check.ts'
import { shareIndex } from './open.ts'
import { MAX_SUBGROUPS, type RosterMember } from './roster.ts'

/** One server's share on the wire: `enc` is 32 bytes, `ciphertext` 114. */
export type Envelope = { enc: Uint8Array; ciphertext: Uint8Array }

/** Which share is sealed to whom. */
export type Addressee = { coreHash: Uint8Array; subgroup: number; member: RosterMember }

const INFO = ascii('entropy:share-envelope:v1')
const FORMAT = 1
const CIPHERTEXT_LENGTH = 114

export const envelopeCodec: Codec<Envelope> = Struct({ enc: bytes(32), ciphertext: bytes(CIPHERTEXT_LENGTH) })

/** core_hash ‖ subgroup ‖ tss_account ‖ x25519_public_key */
const additionalData = ({ coreHash, subgroup, member }: Addressee): Uint8Array =>
  concat(
    expectBytes(coreHash, 32, 'core hash'),
    Uint8Array.of(expectInteger(subgroup, 0, MAX_SUBGROUPS - 1, 'subgroup')),
    expectBytes(member.tssAccount, 32, 'tss account'),
    expectBytes(member.x25519PublicKey, 32, 'x25519 public key'),
  )

const encodeShare = ({ subgroup, x, u, d }: Share): Uint8Array =>
  concat(
    Uint8Array.of(FORMAT, shareIndex(subgroup)),
    expectBytes(x, 32, 'x'),
    expectBytes(u, 32, 'u'),
    expectBytes(d, 32, 'd'),
  )

/** `ephemeralSecret` (32 bytes) is for this envelope alone. */
export const sealEnvelope = async (
  addressee: Addressee & { share: Share; ephemeralSecret: Uint8Array },
): Promise<Envelope> => {
  const plaintext = encodeShare(addressee.share)
  const envelope = await hpkeSeal({
    recipientPublicKey: addressee.member.x25519PublicKey,
    info: INFO,
    aad: additionalData(addressee),
    plaintext,
    ephemeralSecret: addressee.ephemeralSecret,
  })
  wipe(plaintext)
  return envelope
}

/**
 * `x25519SecretKey`: 32 bytes, or imported once by whoever opens many.
 * @throws `undecryptable`; `share-invalid` when what was sealed is no share of this subgroup
 */
export const openEnvelope = async (
  addressee: Addressee & { x25519SecretKey: Uint8Array | X25519Key; envelope: Envelope },
): Promise<Share> => {
  const { x25519SecretKey } = addressee
  const recipient = x25519SecretKey instanceof Uint8Array ? await importX25519(x25519SecretKey) : x25519SecretKey
  return parseShare(await hpkeOpen({ ...sealedOf(addressee), recipient }), addressee.subgroup)
}

/**
 * As the dealer can, with the envelope's own secret instead of its recipient's.
 * @throws as `openEnvelope`
 */
export const openEnvelopeAsSender = async (
  addressee: Addressee & { ephemeral: X25519Key; envelope: Envelope },
): Promise<Share> => {
  const recipientPublicKey = addressee.member.x25519PublicKey
  const { ephemeral } = addressee
  const plaintext = await hpkeOpenAsSender({ ...sealedOf(addressee), ephemeral, recipientPublicKey })
  return parseShare(plaintext, addressee.subgroup)
}

const sealedOf = ({ envelope, ...addressee }: Addressee & { envelope: Envelope }) => ({
  enc: expectBytes(envelope.enc, 32, 'enc'),
  info: INFO,
  aad: additionalData(addressee),
  ciphertext: expectBytes(envelope.ciphertext, CIPHERTEXT_LENGTH, 'ciphertext'),
})

/** Wipes the plaintext. */
const parseShare = (plaintext: Uint8Array, subgroup: number): Share => {
  const share = {
    subgroup,
    x: plaintext.slice(2, 34),
    u: plaintext.slice(34, 66),
    d: plaintext.slice(66, 98),
  }
  const header = plaintext[0] === FORMAT && plaintext[1] === shareIndex(subgroup)
  wipe(plaintext)
  try {
    if (!header) throw new EntropyError('share-invalid', 'share: of another format or subgroup')
    parseScalar(share.x, 'x')
    parseScalar(share.u, 'u')
    parseScalarOrZero(share.d, 'd')
  } catch (cause) {
    wipe(share.x, share.u, share.d)
    throw new EntropyError('share-invalid', 'share: malformed', { cause })
  }
  return share
}

/** Leaf of the Merkle tree: tss_account ‖ enc ‖ ciphertext, 178 bytes. */
export const envelopeLeaf = (tssAccount: Uint8Array, { enc, ciphertext }: Envelope): Uint8Array =>
  concat(
    expectBytes(tssAccount, 32, 'tss account'),
    expectBytes(enc, 32, 'enc'),
    expectBytes(ciphertext, CIPHERTEXT_LENGTH, 'ciphertext'),
  )
