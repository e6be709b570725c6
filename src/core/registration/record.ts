import type { SubgroupProgress } from '../chain/registry.ts'
import type { SealedEnvelope } from '../dealing/deal.ts'
import type { RosterMember } from '../dealing/roster.ts'
import type { Dealing } from '../dealing/statement.ts'
import type { Rules } from '../rules/rules.ts'
import type { RegistrationCall } from './calls.ts'
import type { DeadDealing, Delivery, Place, RegistrationState, Waiting } from './state.ts'

export type Signed<T> = {
  readonly call: T
  readonly extrinsic: Uint8Array
  readonly nonce: number
  /** The last block that may include it. */
  readonly validUntil: number
}

/** A signed transaction; its bytes are public. */
export type SignedCall = Signed<RegistrationCall>

/** What may have to be signed after the approval: answers to complaints, and the end of it. */
export type LaterCall =
  | { readonly kind: 'cancel' }
  | { readonly kind: 'settle' }
  | ({ readonly kind: 'deliver' } & Place)
  | ({ readonly kind: 'open' } & Place)

/** Its bytes are public from the moment it is stored: it is sent at once. */
export type SignedLater = Signed<LaterCall>

/** A server of the roster that the dealing was made for, where it answered last. */
export type Server = RosterMember & { readonly endpoint: string; readonly delivery: Delivery }

/** How it will end, once the chain has let go of it. */
export type Ending = Extract<RegistrationState, { kind: 'failed' | 'cancelled' }>

/** What the chain said of one subgroup. Bit k of a number: member k. */
export type SeenGroup = Omit<SubgroupProgress, 'partial'> & { readonly confirmed: boolean }

export const unheard: SeenGroup = { confirmed: false, holders: 0, excluded: 0, missing: 0, bad: 0, delivered: 0 }

/** What the chain said last; what the screen shows while nobody can be asked. */
export type Seen = {
  readonly block: number
  readonly deadline: number | null
  readonly groups: readonly SeenGroup[]
}

/** What a user says who was asked: of the server that was shown, and no other. */
export type OpeningDecision = { readonly kind: 'allowed'; readonly place: Place } | { readonly kind: 'declined' }

/**
 * What became of the right to open one envelope. Only one of a dealing is ever opened, since every one makes a share public:
 * the same place again and again, until the chain has it. `unprovable`: our own check of the envelope failed.
 */
export type Opening =
  | OpeningDecision
  | { readonly kind: 'undecided' | 'unprovable' }
  | { readonly kind: 'opened'; readonly place: Place }

/** What is particular to one splitting of the key. */
export type DealingRecord = {
  readonly attempt: number
  readonly dealing: Dealing
  readonly dealingHash: Uint8Array
  readonly sealedEntropy: { readonly nonce: string; readonly ciphertext: string }
  readonly envelopes: readonly SealedEnvelope[]
  /** By subgroup, in the roster's order. */
  readonly servers: readonly (readonly Server[])[]
  readonly opening: Opening
  /** Why it came to nothing, once it has: another has to be made. */
  readonly died: DeadDealing | null
  readonly seen: Seen
}

/**
 * One registration as it is kept, complete: with it and the chain anybody can go on from where it stopped.
 * Nothing in it is secret: shares are sealed, the dealing's random bytes are under the vault's key.
 */
export type RegistrationRecord = DealingRecord & {
  readonly version: 2
  readonly id: string
  /** The site that asked for it and the site's name for it. */
  readonly source: { readonly origin: string; readonly ref?: string | undefined } | null
  /** Milliseconds since 1970. */
  readonly startedAt: number
  /** Finalized block at the approval: what the chain says of earlier blocks is about something else. */
  readonly startedAtBlock: number
  readonly startedAtHash: Uint8Array
  /** Hash of block 1: a network that was started anew has the same genesis and another first block. Null: there was none yet. */
  readonly firstBlock: Uint8Array | null
  readonly genesis: Uint8Array
  readonly registrant: Uint8Array
  readonly rules: Rules
  readonly rulesAccount: Uint8Array
  /** For the planned transactions at most, in planck. Absent: not noted at the approval. */
  readonly fee?: bigint | undefined
  /** What the network holds while it lasts, in planck. Null: not noted at the approval. */
  readonly deposit: bigint | null
  /** What the account must be able to pay, in planck: fees, deposit, and what is kept ready for answers. */
  readonly cost: bigint
  /** What one transaction more takes at most, in planck. */
  readonly spare: bigint
  /** [fund,] register, deal; in the order of their nonces. */
  readonly calls: readonly SignedCall[]
  /** In the order of their nonces; those that the chain has passed by count for nothing. */
  readonly later: readonly SignedLater[]
  /** How often transactions were signed again because they came to nothing. */
  readonly signedAgain: number
  /** The splittings before this one. */
  readonly dead: readonly DeadDealing[]
  readonly ending: Ending | null
  readonly state: RegistrationState
  readonly waiting: Waiting | null
  /** Once registered, from the chain's finalized state; `valid` was computed here. */
  readonly testSignature: {
    readonly messageHash: Uint8Array
    readonly signature: Uint8Array
    readonly valid: boolean
  } | null
}
