import type { Constraints } from '../core/chain/constraints.ts'
import type { ExtrinsicContext } from '../core/chain/extrinsic.ts'
import type { Signable } from '../core/chain/signing/bytesToSign.ts'
import type { SealedEnvelope } from '../core/dealing/deal.ts'
import type { Roster } from '../core/dealing/roster.ts'
import type { Dealing } from '../core/dealing/statement.ts'
import type { ErrorCode } from '../core/errors.ts'
import type { RegistrationCall } from '../core/registration/calls.ts'
import type { OwnCall } from '../core/transactions/ownCall.ts'
import type { Unlocked, VaultJobs } from './vault/jobs.ts'
import type { SealedBytes } from './vault/parts.ts'

/**
 * Jobs of the secrets worker. One worker does one job and is terminated by whoever started it: that is what clears memory.
 * Start it, post a `JobRequest` to it (directly, or through a MessagePort posted to it first), get one `JobReply`.
 * Secret inputs are bytes; transfer their buffers. Passwords are UTF-8.
 */
export type Jobs = VaultJobs & {
  /** Splits the key for this roster, seals, checks what it made, and signs everything that goes to the chain. @throws 'locked', 'internal' … */
  prepareRegistration(input: Unlocked & Preparation): Prepared
  /** Splits the key once more, with new randomness, and signs that alone. @throws 'locked', 'invalid-roster', 'internal' … */
  dealAgain(input: Unlocked & Splitting): Prepared
  /**
   * Makes one envelope of a dealing again, sees that it is the committed one and holds the member's share, and signs the
   * call that publishes its secret. `unprovable`: it is not or does not, and nothing was signed. @throws 'locked'
   */
  openEnvelope(input: Unlocked & Accused): { kind: 'signed'; extrinsic: Uint8Array } | { kind: 'unprovable' }
  /** Signs these in their order, one nonce each. @throws 'locked' */
  signCalls(
    input: Unlocked & {
      account: Uint8Array
      calls: readonly (OwnCall | RegistrationCall)[]
      context: ExtrinsicContext
    },
  ): { extrinsics: Uint8Array[] }
  /**
   * What a site asked for: a transaction's payload, or raw bytes, around which the worker puts `<Bytes>` itself. `account`
   * is a public key, the signature 64 bytes of sr25519. @throws 'locked', 'invalid-argument' for one disguised as the other
   */
  signForSite(input: Unlocked & { account: Uint8Array; what: Signable }): { signature: Uint8Array }
}

export type Splitting = {
  /** The paying account: its public key, 32 bytes. */
  account: Uint8Array
  /** The key that is split: its verifying key, 33 bytes. */
  key: Uint8Array
  /** The dealing's number among all of the account's, from 1. */
  attempt: number
  threshold: number
  roster: Roster
  /** Of the first transaction; the others follow with consecutive nonces. Its genesis is the statement's too. */
  context: ExtrinsicContext
}

export type Preparation = Splitting & {
  rulesAccount: Uint8Array
  constraints: Constraints | undefined
  /** Planck sent to the rules account first; none when zero. */
  funding: bigint
}

/** The dealing as it was made, and the envelope that its receiver calls bad. */
export type Accused = Omit<Splitting, 'threshold'> & {
  dealing: Dealing
  dealingHash: Uint8Array
  sealedEntropy: SealedBytes
  envelope: SealedEnvelope
}

export type Prepared = {
  dealing: Dealing
  dealingHash: Uint8Array
  envelopes: SealedEnvelope[]
  /** The random bytes behind the dealing, under the data key: with the key they re-make the envelopes. */
  sealedEntropy: SealedBytes
  /** Signed, in the order of their nonces: [[fund,] register,] deal. */
  calls: { call: RegistrationCall; extrinsic: Uint8Array }[]
}

export type Job = keyof Jobs
export type JobInput<J extends Job> = Parameters<Jobs[J]>[0]
export type JobOutput<J extends Job> = ReturnType<Jobs[J]>

export type JobRequest<J extends Job = Job> = { readonly job: J; readonly input: JobInput<J> }
export type JobReply =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string; readonly data?: unknown }
