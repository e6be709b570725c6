import type { Constraints } from '../chain/constraints.ts'
import type { Healing, RegisteredKey, Registrant, Registration, RegistryParameters } from '../chain/registry.ts'
import type { AccountInfo } from '../chain/system.ts'
import type { SealedEnvelope } from '../dealing/deal.ts'
import type { Ack } from '../dealing/holderProof.ts'
import type { RosterMember } from '../dealing/roster.ts'
import type { ChainView } from './plan/chainView.ts'

export type Block = { readonly number: number; readonly hash: Uint8Array }
/** From when a registration began: a finalized block, and the chain's first one. */
export type Start = Block & { readonly firstBlock: Uint8Array | null }
export type Heads = { readonly best: Block; readonly finalized: Block }

/** `endpoint`: undefined when it has left. */
export type Member = RosterMember & { readonly endpoint: string | undefined }

/** The roster that new dealings are made for, with the members' endpoints. */
export type OfferedRoster = {
  readonly number: number
  readonly hash: Uint8Array
  readonly subgroups: readonly (readonly (RosterMember & { readonly endpoint: string })[])[]
}

/** What the chain says about one account beyond its balance. */
export type Standing = {
  readonly registrant: Registrant | undefined
  readonly registration: Registration | undefined
  readonly registered: RegisteredKey | undefined
  readonly healing: Healing | undefined
  readonly constraints: Constraints | undefined
  readonly constraintAccount: Uint8Array | undefined
}

/** A connected node of the right network, or several that say the same. Every call ends: with an answer, with `chain-unavailable`, or with `history-pruned` where a node keeps that no longer. Values are in planck. */
export type Chain = {
  readonly genesis: Uint8Array
  heads(): Heads
  /** Calls back after every new best or finalized block. Returns its end. */
  onHeads(listener: () => void): () => void
  account(account: Uint8Array, at: Block): Promise<AccountInfo>
  standing(account: Uint8Array, at: Block): Promise<Standing>
  parameters(at: Block): Promise<RegistryParameters>
  keyOwner(verifyingKey: Uint8Array, at: Block): Promise<Uint8Array | undefined>
  /** @throws {EntropyError} `invalid-roster` when what the node says does not fit its hash */
  roster(at: Block): Promise<OfferedRoster>
  /** A roster's members, by subgroup, with the endpoints of those that are still servers; undefined once nothing uses it. */
  members(roster: number, subgroups: number, at: Block): Promise<readonly (readonly Member[])[] | undefined>
  view(registrant: Uint8Array, verifyingKey: Uint8Array, start: Start, at: Heads): Promise<ChainView>
  /** Hash of block 1. Undefined while there is none. */
  firstBlock(): Promise<Uint8Array | undefined>
  /** The runtime's metadata V15, as the node says. */
  metadata(): Promise<Uint8Array>
  /** Of a finalized block. Undefined while there is none of this number. */
  blockHash(number: number): Promise<Uint8Array | undefined>
  /** By its hash: the one before it, and its transactions in their order, as they were handed in. */
  block(hash: Uint8Array): Promise<{ readonly parent: Uint8Array; readonly extrinsics: readonly Uint8Array[] }>
  /** What happened in a block: `System.Events`, to be read with the runtime's metadata. */
  events(at: Block): Promise<Uint8Array>
  /** What including this transaction would cost after this block. */
  fee(extrinsic: Uint8Array, at: Block): Promise<bigint>
  /** Hands a transaction to the node. That it was taken proves nothing. @throws {EntropyError} `dispatch-failed` when the node refuses it */
  submit(extrinsic: Uint8Array): Promise<void>
}

/** The pieces for one server's subgroup, as they go out. */
export type Parcel = {
  readonly registrant: Uint8Array
  readonly dealingHash: Uint8Array
  readonly envelopes: readonly SealedEnvelope[]
}

/** A server's answer: its proof that it holds the piece, or its problem code with the wait it asks for, in milliseconds. */
export type ServerAnswer =
  | { readonly kind: 'ack'; readonly ack: Ack }
  | { readonly kind: 'problem'; readonly code: string; readonly retryAfter?: number | undefined }

export type SendParcel = (endpoint: string, parcel: Parcel) => Promise<ServerAnswer>
