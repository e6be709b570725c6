import { _void, type CodecType, Enum, Struct } from 'scale-ts'
import { MAX_MEMBERS } from '../../../src/core/dealing/roster.ts'
import { bytes, u8, u32, vector } from '../../../src/core/scale.ts'

/**
 * A member's envelope as the user sealed it, with its place in the subgroup and its proof: what peers are healed from.
 * An own envelope that came from the chain has no proof: the chain has seen it.
 */
const storedEnvelopeCodec = Struct({ member: u8, enc: bytes(32), ciphertext: bytes(114), proof: vector(bytes(32), 16) })
export type StoredEnvelope = CodecType<typeof storedEnvelopeCodec>

const ackCodec = Struct({ commitment: bytes(33), response: bytes(32), signature: bytes(64) })

/**
 * `held`: everything for the test signature; `kept`: only the share of the key, for good; `bad`: nothing but the envelopes, since the
 * own one does not hold this server's share. Scalars are 32 bytes big-endian.
 */
const shareCodec = Enum({
  held: Struct({ x: bytes(32), u: bytes(32), d: bytes(32), ack: ackCodec }),
  kept: Struct({ x: bytes(32), ack: ackCodec }),
  bad: _void,
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
  accounts: vector(bytes(32), MAX_MEMBERS),
  share: shareCodec,
  envelopes: vector(storedEnvelopeCodec, MAX_MEMBERS),
})
export type DealingRecord = CodecType<typeof dealingRecordCodec>

/** What may be known of a record without opening its file: nothing in it is secret. */
export type DealingEntry = Pick<
  DealingRecord,
  'registrant' | 'dealingHash' | 'attempt' | 'subgroup' | 'member' | 'accounts'
> & {
  state: DealingRecord['share']['tag']
  /** Whose envelopes it has, with their proofs. */
  members: readonly number[]
}

export const entryOf = ({ share, envelopes, ...record }: DealingRecord): DealingEntry => ({
  registrant: record.registrant,
  dealingHash: record.dealingHash,
  attempt: record.attempt,
  subgroup: record.subgroup,
  member: record.member,
  accounts: record.accounts,
  state: share.tag,
  members: envelopes.filter(({ proof }) => proof.length > 0).map(({ member }) => member),
})

/** Overwrites what is secret in a record. */
export const wipeRecord = ({ share }: DealingRecord): void => {
  if (share.tag === 'bad') return
  share.value.x.fill(0)
  if (share.tag !== 'held') return
  share.value.u.fill(0)
  share.value.d.fill(0)
}
