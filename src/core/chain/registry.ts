import { type Codec, type CodecType, Enum, enhanceCodec, Option, Struct } from 'scale-ts'
import { MAX_SUBGROUPS } from '../dealing/roster.ts'
import { bytes, decode, names, u8, u32, u128, vector } from '../scale.ts'
import { type Constraints, constraintsCodec } from './constraints.ts'
import { commitmentsCodec } from './dealing.ts'

/** Storage of the pallet `Registry`. Accounts and hashes are 32 bytes; `deposit` is in planck. */
export type RegistryParameters = { deposit: bigint; dealWindow: number; shareWindow: number; confirmWindow: number }

/** A dealing in flight; `partials` and `holders` (bit k: member k) have one entry per subgroup. */
export type DealtStage = {
  kind: 'dealt'
  attempt: number
  block: number
  roster: number
  dealingHash: Uint8Array
  partials: (Uint8Array | undefined)[]
  holders: number[]
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

export type Fault = 'nobody' | 'user' | 'server' | 'internal'
export type Reason = 'registered' | 'cancelled' | 'not-dealt' | 'too-few-confirmed' | 'signature-invalid'

export type Outcome = {
  attempt: number
  dealingHash: Uint8Array | undefined
  block: number
  fault: Fault
  reason: Reason
}

/** `attempts` counts the account's dealings and never goes back; `last` says how the latest registration ended. */
export type Registrant = { attempts: number; last: Outcome | undefined }

const holdersCodec = vector(u32, MAX_SUBGROUPS)

const dealtCodec = Struct({
  attempt: u32,
  block: u32,
  roster: u32,
  dealingHash: bytes(32),
  partials: vector(Option(bytes(32)), MAX_SUBGROUPS),
  holders: holdersCodec,
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
  holders: holdersCodec,
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
  reason: names('registered', 'cancelled', 'not-dealt', 'too-few-confirmed', 'signature-invalid'),
})

export const registrantCodec: Codec<Registrant> = Struct({ attempts: u32, last: Option(outcomeCodec) })

export const registryParametersCodec: Codec<RegistryParameters> = Struct({
  deposit: u128,
  dealWindow: u32,
  shareWindow: u32,
  confirmWindow: u32,
})

export const decodeRegistration = (encoded: Uint8Array): Registration =>
  decode(registrationCodec, encoded, 'registration')

export const decodeRegisteredKey = (encoded: Uint8Array): RegisteredKey =>
  decode(registeredKeyCodec, encoded, 'registered key')

export const decodeRegistrant = (encoded: Uint8Array): Registrant => decode(registrantCodec, encoded, 'registrant')

export const decodeRegistryParameters = (encoded: Uint8Array): RegistryParameters =>
  decode(registryParametersCodec, encoded, 'registry parameters')
