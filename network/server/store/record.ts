import { type CodecType, Enum, Struct } from 'scale-ts'
import { MAX_MEMBERS } from '../../../src/core/dealing/roster.ts'
import { bytes, u8, u32, vector } from '../../../src/core/scale.ts'

/** A member's envelope as the user sealed it, with its place in the subgroup and its proof: what peers are healed from. */
const storedEnvelopeCodec = Struct({ member: u8, enc: bytes(32), ciphertext: bytes(114), proof: vector(bytes(32), 16) })
export type StoredEnvelope = CodecType<typeof storedEnvelopeCodec>

/** `held`: everything for the test signature; `kept`: only the share of the key, for good. Scalars are 32 bytes big-endian. */
const shareCodec = Enum({
  held: Struct({ x: bytes(32), u: bytes(32), d: bytes(32) }),
  kept: Struct({ x: bytes(32) }),
})

export const dealingRecordCodec = Struct({
  registrant: bytes(32),
  dealingHash: bytes(32),
  attempt: u32,
  subgroup: u8,
  member: u8,
  /** With this and its own envelope a member opens its share again when the dealing is no longer on chain. */
  coreHash: bytes(32),
  /** The tss accounts of the subgroup in the dealing's roster: who may ask for an envelope when the dealing is no longer on chain. */
  members: vector(bytes(32), MAX_MEMBERS),
  share: shareCodec,
  ack: Struct({ commitment: bytes(33), response: bytes(32), signature: bytes(64) }),
  envelopes: vector(storedEnvelopeCodec, MAX_MEMBERS),
})
export type DealingRecord = CodecType<typeof dealingRecordCodec>

/**
 * What stays of a record once its key is registered: the share of the key, and for the other members what was sealed to them, should
 * one of them lose its own. Not what was sealed to this server, which could open `u` and `d` with it; nor any proof, since a share
 * of a registered key is checked against the key alone.
 */
export const keptOf = (record: DealingRecord): DealingRecord => ({
  ...record,
  share: { tag: 'kept', value: { x: record.share.value.x } },
  envelopes: record.envelopes
    .filter(({ member }) => member !== record.member)
    .map((envelope) => ({ ...envelope, proof: [] })),
})

/** What may be known of a record without opening its file: nothing in it is secret. */
export type DealingEntry = Pick<DealingRecord, 'registrant' | 'dealingHash' | 'attempt' | 'subgroup'> & {
  state: 'held' | 'kept'
}

export const entryOf = ({ registrant, dealingHash, attempt, subgroup, share }: DealingRecord): DealingEntry => ({
  registrant,
  dealingHash,
  attempt,
  subgroup,
  state: share.tag,
})
