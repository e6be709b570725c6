import type { SealedEnvelope } from '../dealing/deal.ts'
import type { RosterMember } from '../dealing/roster.ts'
import type { Dealing } from '../dealing/statement.ts'
import type { Rules } from '../rules/rules.ts'
import type { RegistrationCall } from './calls.ts'
import type { Delivery, RegistrationState, Waiting } from './state.ts'

/** A signed transaction; its bytes are public. */
export type SignedCall = {
  readonly call: RegistrationCall
  readonly extrinsic: Uint8Array
  readonly nonce: number
  /** The last block that may include it. */
  readonly validUntil: number
}

/** A server of the roster that the dealing was made for, where it answered last. */
export type Server = RosterMember & { readonly endpoint: string; readonly delivery: Delivery }

/** How it will end, once the chain has let go of it. */
export type Ending = Extract<RegistrationState, { kind: 'failed' | 'cancelled' }>

/** What the chain said last; what the screen shows while nobody can be asked. */
export type Seen = {
  readonly block: number
  readonly deadline: number | null
  /** Per subgroup. */
  readonly confirmed: readonly boolean[]
  /** Per subgroup, bit k: member k proved that it holds its piece. */
  readonly holders: readonly number[]
}

/**
 * One registration as it is kept, complete: with it and the chain anybody can go on from where it stopped.
 * Nothing in it is secret: shares are sealed, the dealing's random bytes are under the vault's key.
 */
export type RegistrationRecord = {
  readonly version: 1
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
  /** What the account must be able to pay, in planck: fees and deposit. */
  readonly cost: bigint
  readonly attempt: number
  readonly dealing: Dealing
  readonly dealingHash: Uint8Array
  readonly sealedEntropy: { readonly nonce: string; readonly ciphertext: string }
  readonly envelopes: readonly SealedEnvelope[]
  /** By subgroup, in the roster's order. */
  readonly servers: readonly (readonly Server[])[]
  /** [fund,] register, deal; in the order of their nonces. */
  readonly calls: readonly SignedCall[]
  /** `cancel` or `settle`, once one was signed. */
  readonly parting: SignedCall | null
  /** How often transactions were signed again because they came to nothing. */
  readonly signedAgain: number
  readonly ending: Ending | null
  readonly seen: Seen
  readonly state: RegistrationState
  readonly waiting: Waiting | null
  /** Once registered, from the chain's finalized state; `valid` was computed here. */
  readonly testSignature: {
    readonly messageHash: Uint8Array
    readonly signature: Uint8Array
    readonly valid: boolean
  } | null
}
