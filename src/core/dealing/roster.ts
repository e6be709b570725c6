import { Struct, Vector } from 'scale-ts'
import { expectInteger } from '../bytes.ts'
import { taggedHash } from '../crypto/hash.ts'
import { EntropyError } from '../errors.ts'
import { bytes, vector } from '../scale.ts'

/** One server as a roster names it: two sr25519 accounts and the key that envelopes are sealed to, 32 bytes each. */
export type RosterMember = { stash: Uint8Array; tssAccount: Uint8Array; x25519PublicKey: Uint8Array }

/** Members by subgroup, in the chain's order. */
export type Roster = readonly (readonly RosterMember[])[]

export const MAX_SUBGROUPS = 16
export const MAX_MEMBERS = 32
/** Siblings in the Merkle proof of one of all members' envelopes. */
export const MAX_PROOF_LENGTH = Math.log2(MAX_SUBGROUPS * MAX_MEMBERS)

/** Members of one subgroup. */
export const rosterMembersCodec = vector(
  Struct({ stash: bytes(32), tssAccount: bytes(32), x25519PublicKey: bytes(32) }),
  MAX_MEMBERS,
)
const rosterCodec = Vector(rosterMembersCodec)

/** @throws `invalid-roster` unless it has 2 … 16 subgroups of 1 … 32 members. */
export const expectRoster = (roster: Roster): Roster => {
  if (roster.length < 2 || roster.length > MAX_SUBGROUPS)
    throw new EntropyError('invalid-roster', `roster: expected 2 to ${MAX_SUBGROUPS} subgroups`)
  if (roster.some((members) => members.length < 1 || members.length > MAX_MEMBERS))
    throw new EntropyError('invalid-roster', `roster: expected 1 to ${MAX_MEMBERS} members in each subgroup`)
  return roster
}

/** H("entropy:roster:v1", SCALE Vec<Vec<(stash, tss_account, x25519_public_key)>>) */
export const rosterHash = (roster: Roster): Uint8Array =>
  taggedHash('entropy:roster:v1', rosterCodec.enc(expectRoster(roster).map((members) => [...members])))

/** The leaf of a member's envelope: its number in the roster's order, and how many there are. @throws `invalid-argument` for nobody */
export const leafOf = (roster: Roster, subgroup: number, member: number): { index: number; count: number } => {
  expectInteger(subgroup, 0, roster.length - 1, 'subgroup')
  expectInteger(member, 0, roster[subgroup]!.length - 1, 'member')
  const sizes = roster.map((members) => members.length)
  const sum = (some: readonly number[]): number => some.reduce((total, size) => total + size, 0)
  return { index: sum(sizes.slice(0, subgroup)) + member, count: sum(sizes) }
}
