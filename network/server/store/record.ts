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
  share: shareCodec,
  ack: Struct({ commitment: bytes(33), response: bytes(32), signature: bytes(64) }),
  envelopes: vector(storedEnvelopeCodec, MAX_MEMBERS),
})
export type DealingRecord = CodecType<typeof dealingRecordCodec>

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
