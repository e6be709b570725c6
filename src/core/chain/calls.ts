import { type Codec, compact, Option, Struct } from 'scale-ts'
import { concat, expectBytes } from '../bytes.ts'
import { type Envelope, envelopeCodec } from '../dealing/envelope.ts'
import type { HolderProof } from '../dealing/holderProof.ts'
import { MAX_MEMBERS, MAX_PROOF_LENGTH } from '../dealing/roster.ts'
import type { Dealing } from '../dealing/statement.ts'
import { EntropyError } from '../errors.ts'
import { bytes, names, u8, vector } from '../scale.ts'
import { type Constraints, constraintsCodec } from './constraints.ts'
import { dealingCodec } from './dealing.ts'
import { endpointCodec } from './servers.ts'

/** Someone else's holder proof as `confirm` takes it; `member` is the index in the subgroup's roster order. */
export type MemberAck = { member: number; holderProof: HolderProof; signature: Uint8Array }

export type Confirmation = {
  registrant: Uint8Array
  dealingHash: Uint8Array
  subgroup: number
  partial: Uint8Array
  holderProof: HolderProof
  acks: MemberAck[]
}

export type Acknowledgement = { registrant: Uint8Array; dealingHash: Uint8Array; holderProof: HolderProof }

/** `missing`: nothing came. `bad`: what came is not this member's share. */
export type Complaint = 'missing' | 'bad'

export type Challenge = { registrant: Uint8Array; dealingHash: Uint8Array; complaint: Complaint }

/** One member's envelope with its place under the dealing's `envelopesRoot`. */
export type CommittedEnvelope = {
  dealingHash: Uint8Array
  subgroup: number
  member: number
  envelope: Envelope
  proof: Uint8Array[]
}

export type Delivery = CommittedEnvelope & { registrant: Uint8Array }

/** `ephemeralSecret`: 32 bytes, clamped as RFC 7748 §5 says. */
export type Opening = CommittedEnvelope & { ephemeralSecret: Uint8Array }

/** Keys of a server, and its tss account's signature: it serves for the sender. */
export type NewKeys = { tssAccount: Uint8Array; x25519PublicKey: Uint8Array; tssSignature: Uint8Array }

const holderProofCodec: Codec<HolderProof> = Struct({ commitment: bytes(33), response: bytes(32) })

const changeKeysCodec: Codec<NewKeys> = Struct({
  tssAccount: bytes(32),
  x25519PublicKey: bytes(32),
  tssSignature: bytes(64),
})

const registerCodec = Struct({ constraintAccount: bytes(32), initialConstraints: Option(constraintsCodec) })

const confirmCodec: Codec<Confirmation> = Struct({
  registrant: bytes(32),
  dealingHash: bytes(32),
  subgroup: u8,
  partial: bytes(32),
  holderProof: holderProofCodec,
  acks: vector(Struct({ member: u8, holderProof: holderProofCodec, signature: bytes(64) }), MAX_MEMBERS - 1),
})

const acknowledgeCodec: Codec<Acknowledgement> = Struct({
  registrant: bytes(32),
  dealingHash: bytes(32),
  holderProof: holderProofCodec,
})

const challengeCodec: Codec<Challenge> = Struct({
  registrant: bytes(32),
  dealingHash: bytes(32),
  complaint: names('missing', 'bad'),
})

const committedEnvelope = {
  dealingHash: bytes(32),
  subgroup: u8,
  member: u8,
  envelope: envelopeCodec,
  proof: vector(bytes(32), MAX_PROOF_LENGTH),
}

const deliverCodec: Codec<Delivery> = Struct({ registrant: bytes(32), ...committedEnvelope })

const openCodec: Codec<Opening> = Struct({ ...committedEnvelope, ephemeralSecret: bytes(32) })

const updateConstraintsCodec = Struct({ registrant: bytes(32), constraints: constraintsCodec })

const BALANCES = 4
const SERVERS = 10
const REGISTRY = 11
const CONSTRAINTS = 12

/** pallet ‖ call ‖ arguments, with the indices of spec version 1. */
const call = (pallet: number, index: number, ...args: Uint8Array[]): Uint8Array =>
  concat(Uint8Array.of(pallet, index), ...args)

const transferKeepAlive = (destination: Uint8Array, value: bigint): Uint8Array => {
  if (typeof value !== 'bigint' || value < 0n || value >= 1n << 128n)
    throw new EntropyError('invalid-argument', 'value: out of range')
  return call(BALANCES, 3, Uint8Array.of(0), expectBytes(destination, 32, 'destination'), compact.enc(value))
}

/** Everything that the sender's account has, and the account with it; or, with `keepAlive`, all but what it must keep. */
const transferAll = (destination: Uint8Array, keepAlive = false): Uint8Array =>
  call(BALANCES, 4, Uint8Array.of(0), expectBytes(destination, 32, 'destination'), Uint8Array.of(keepAlive ? 1 : 0))

/** Encoded calls, without signature. */
export const encodeCall = {
  transferKeepAlive,
  transferAll,
  changeKeys: (keys: NewKeys) => call(SERVERS, 4, changeKeysCodec.enc(keys)),
  changeEndpoint: (endpoint: string) => call(SERVERS, 2, endpointCodec.enc(endpoint)),
  register: (args: { constraintAccount: Uint8Array; initialConstraints: Constraints | undefined }) =>
    call(REGISTRY, 0, registerCodec.enc(args)),
  deal: (dealing: Dealing) => call(REGISTRY, 1, dealingCodec.enc(dealing)),
  confirm: (confirmation: Confirmation) => call(REGISTRY, 2, confirmCodec.enc(confirmation)),
  settle: (registrant: Uint8Array) => call(REGISTRY, 3, expectBytes(registrant, 32, 'registrant')),
  cancel: () => call(REGISTRY, 4),
  acknowledge: (acknowledgement: Acknowledgement) => call(REGISTRY, 5, acknowledgeCodec.enc(acknowledgement)),
  challenge: (challenge: Challenge) => call(REGISTRY, 6, challengeCodec.enc(challenge)),
  deliver: (delivery: Delivery) => call(REGISTRY, 7, deliverCodec.enc(delivery)),
  open: (opening: Opening) => call(REGISTRY, 8, openCodec.enc(opening)),
  updateConstraints: (args: { registrant: Uint8Array; constraints: Constraints }) =>
    call(CONSTRAINTS, 0, updateConstraintsCodec.enc(args)),
}
