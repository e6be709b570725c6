import { type Codec, type CodecType, Enum, enhanceCodec, Option, Struct } from 'scale-ts'
import { type Envelope, envelopeCodec } from '../dealing/envelope.ts'
import { MAX_SUBGROUPS } from '../dealing/roster.ts'
import { bytes, decode, names, u8, u32, u128, vector } from '../scale.ts'
import { type Constraints, constraintsCodec } from './constraints.ts'
import { commitmentsCodec } from './dealing.ts'

/** Storage of the pallet `Registry`. Accounts and hashes are 32 bytes; `deposit` is in planck, windows in blocks. */
export type RegistryParameters = {
  deposit: bigint
  dealWindow: number
  shareWindow: number
  challengeWindow: number
  answerWindow: number
  confirmWindow: number
  healWindow: number
}

/** What the chain knows of one subgroup of a dealing. Bit k of a number: member k, in roster order. */
export type SubgroupProgress = {
  /** Once the subgroup has confirmed. */
  partial: Uint8Array | undefined
  holders: number
  excluded: number
  /** Accused the dealer of not having sent, or of having sent something bad. */
  missing: number
  bad: number
  /** Their envelopes are on chain. */
  delivered: number
}

/** A dealing in flight. */
export type DealtStage = {
  kind: 'dealt'
  attempt: number
  block: number
  roster: number
  dealingHash: Uint8Array
  subgroups: SubgroupProgress[]
}

export type Stage = { kind: 'open'; until: number } | DealtStage

export type Registration = {
  constraintAccount: Uint8Array
  initialConstraints: Constraints | undefined
  deposit: bigint
  stage: Stage
}

export type RegisteredKey = {
  verifyingKey: Uint8Array
  attempt: number
  threshold: number
  commitments: Uint8Array[]
  roster: number
  rosterHash: Uint8Array
  dealingHash: Uint8Array
  holders: number[]
  missingSubgroups: number[]
  block: number
  deposit: bigint
  /** The test signature, r ‖ s. */
  signature: Uint8Array
}

/** Until a block a registered key takes in its missing subgroups; `block` is its dealing's. */
export type Healing = { block: number; until: number; excluded: number[] }

export type Fault = 'nobody' | 'user' | 'server' | 'internal'
export type Reason =
  | 'registered'
  | 'cancelled'
  | 'not-dealt'
  | 'too-few-confirmed'
  | 'signature-invalid'
  | 'bad-share'
  | 'withheld'
  | 'false-accusation'

/** How a registration ended; after a false accusation only its dealing has. `culprit`: the stash of a server at fault. */
export type Outcome = {
  attempt: number
  dealingHash: Uint8Array | undefined
  block: number
  fault: Fault
  reason: Reason
  culprit: Uint8Array | undefined
}

/** `attempts` counts the account's dealings and never goes back; `last` says how the latest registration ended. */
export type Registrant = { attempts: number; last: Outcome | undefined }

const membersCodec = vector(u32, MAX_SUBGROUPS)

const subgroupCodec: Codec<SubgroupProgress> = Struct({
  partial: Option(bytes(32)),
  holders: u32,
  excluded: u32,
  missing: u32,
  bad: u32,
  delivered: u32,
})

const dealtCodec = Struct({
  attempt: u32,
  block: u32,
  roster: u32,
  dealingHash: bytes(32),
  subgroups: vector(subgroupCodec, MAX_SUBGROUPS),
})

const stageVariants = Enum({ open: Struct({ until: u32 }), dealt: dealtCodec })

const stageCodec: Codec<Stage> = enhanceCodec<CodecType<typeof stageVariants>, Stage>(
  stageVariants,
  (stage) => (stage.kind === 'open' ? { tag: 'open', value: stage } : { tag: 'dealt', value: stage }),
  ({ tag, value }) => (tag === 'open' ? { kind: tag, ...value } : { kind: tag, ...value }),
)

export const registrationCodec: Codec<Registration> = Struct({
  constraintAccount: bytes(32),
  initialConstraints: Option(constraintsCodec),
  deposit: u128,
  stage: stageCodec,
})

export const registeredKeyCodec: Codec<RegisteredKey> = Struct({
  verifyingKey: bytes(33),
  attempt: u32,
  threshold: u8,
  commitments: commitmentsCodec,
  roster: u32,
  rosterHash: bytes(32),
  dealingHash: bytes(32),
  holders: membersCodec,
  missingSubgroups: vector(u8, MAX_SUBGROUPS),
  block: u32,
  deposit: u128,
  signature: bytes(64),
})

const outcomeCodec: Codec<Outcome> = Struct({
  attempt: u32,
  dealingHash: Option(bytes(32)),
  block: u32,
  fault: names('nobody', 'user', 'server', 'internal'),
  reason: names(
    'registered',
    'cancelled',
    'not-dealt',
    'too-few-confirmed',
    'signature-invalid',
    'bad-share',
    'withheld',
    'false-accusation',
  ),
  culprit: Option(bytes(32)),
})

export const healingCodec: Codec<Healing> = Struct({ block: u32, until: u32, excluded: membersCodec })

export const registrantCodec: Codec<Registrant> = Struct({ attempts: u32, last: Option(outcomeCodec) })

export const registryParametersCodec: Codec<RegistryParameters> = Struct({
  deposit: u128,
  dealWindow: u32,
  shareWindow: u32,
  challengeWindow: u32,
  answerWindow: u32,
  confirmWindow: u32,
  healWindow: u32,
})

export const decodeRegistration = (encoded: Uint8Array): Registration =>
  decode(registrationCodec, encoded, 'registration')

export const decodeRegisteredKey = (encoded: Uint8Array): RegisteredKey =>
  decode(registeredKeyCodec, encoded, 'registered key')

/** An envelope that was delivered on chain. */
export const decodeDelivery = (encoded: Uint8Array): Envelope => decode(envelopeCodec, encoded, 'delivery')

export const decodeHealing = (encoded: Uint8Array): Healing => decode(healingCodec, encoded, 'healing')

export const decodeRegistrant = (encoded: Uint8Array): Registrant => decode(registrantCodec, encoded, 'registrant')

export const decodeRegistryParameters = (encoded: Uint8Array): RegistryParameters =>
  decode(registryParametersCodec, encoded, 'registry parameters')
