import { concat, equalBytes } from '../../../../src/core/bytes.ts'
import { hasMember } from '../../../../src/core/chain/dealt.ts'
import { taggedHash } from '../../../../src/core/crypto/hash.ts'
import { progressOf } from '../../chain/progress.ts'
import type { LiveDealing } from '../../chain/state.ts'

type Candidate = { subgroup: number; member: number; tssAccount: Uint8Array }

/** Blocks that the last ones leave to all before them. */
const MAX_DELAY = 16

/** Nobody can choose it when dealing: the block that has the dealing takes part. */
const lot = ({ opened, blockHash }: LiveDealing, { subgroup, tssAccount }: Candidate): Uint8Array =>
  taggedHash('entropy:turn:v1', concat(opened.dealingHash, blockHash, Uint8Array.of(subgroup), tssAccount))

const delayOf = (rank: number): number => Math.min(2 * rank, MAX_DELAY)

/** Those who are excluded take no turn, so nobody waits for them. */
const candidatesOf = (live: LiveDealing): Candidate[] =>
  live.roster.flatMap((members, subgroup) =>
    members.flatMap(({ tssAccount }, member) =>
      hasMember(progressOf(live, subgroup).excluded, member) ? [] : [{ subgroup, member, tssAccount }],
    ),
  )

const delay = (live: LiveDealing, candidates: readonly Candidate[], tssAccount: Uint8Array): number => {
  const own = candidates.find((candidate) => equalBytes(candidate.tssAccount, tssAccount))
  if (own === undefined) return Number.POSITIVE_INFINITY
  const ownLot = lot(live, own)
  const rank = candidates.filter((candidate) => Buffer.compare(lot(live, candidate), ownLot) < 0).length
  return delayOf(rank)
}

const membersOf = (live: LiveDealing, subgroup: number): Candidate[] =>
  candidatesOf(live).filter((candidate) => candidate.subgroup === subgroup)

/** The most blocks that any member of a subgroup leaves to the others of it. */
export const longestDelay = (live: LiveDealing, subgroup: number): number =>
  delayOf(membersOf(live, subgroup).length - 1)

/** Blocks that a member leaves to the others of its subgroup before it confirms for all of them. */
export const confirmDelay = (live: LiveDealing, subgroup: number, tssAccount: Uint8Array): number =>
  delay(live, membersOf(live, subgroup), tssAccount)

/** Blocks that a member leaves to the others of its subgroup before it delivers this one's envelope, which that one does not have. */
export const deliverDelay = (live: LiveDealing, subgroup: number, member: number, tssAccount: Uint8Array): number =>
  delay(
    live,
    membersOf(live, subgroup).filter((candidate) => candidate.member !== member),
    tssAccount,
  )

/** Blocks that a member leaves to all others before it settles. */
export const settleDelay = (live: LiveDealing, tssAccount: Uint8Array): number =>
  delay(live, candidatesOf(live), tssAccount)
