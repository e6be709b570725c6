import { concat, equalBytes } from '../../../src/core/bytes.ts'
import { taggedHash } from '../../../src/core/crypto/hash.ts'
import type { LiveDealing } from '../chain/state.ts'

type Seat = { subgroup: number; tssAccount: Uint8Array }

/** Nobody can choose it when dealing: the block that has the dealing takes part. */
const lot = ({ dealt, blockHash }: LiveDealing, { subgroup, tssAccount }: Seat): Uint8Array =>
  taggedHash('entropy:turn:v1', concat(dealt.dealingHash, blockHash, Uint8Array.of(subgroup), tssAccount))

const delay = (dealing: LiveDealing, seats: readonly Seat[], tssAccount: Uint8Array): number => {
  const own = seats.find((seat) => equalBytes(seat.tssAccount, tssAccount))
  if (own === undefined) return Number.POSITIVE_INFINITY
  const ownLot = lot(dealing, own)
  const rank = seats.filter((seat) => Buffer.compare(lot(dealing, seat), ownLot) < 0).length
  return 2 * Math.min(rank, 8)
}

const seatsOf = ({ roster }: LiveDealing): Seat[] =>
  roster.flatMap((members, subgroup) => members.map(({ tssAccount }) => ({ subgroup, tssAccount })))

/** Blocks that a member leaves to the others of its subgroup before it confirms for all of them. */
export const confirmDelay = (dealing: LiveDealing, subgroup: number, tssAccount: Uint8Array): number =>
  delay(
    dealing,
    seatsOf(dealing).filter((seat) => seat.subgroup === subgroup),
    tssAccount,
  )

/** Blocks that a member leaves to all others before it settles. */
export const settleDelay = (dealing: LiveDealing, tssAccount: Uint8Array): number =>
  delay(dealing, seatsOf(dealing), tssAccount)
