import { equalBytes } from '../../../src/core/bytes.ts'
import type { Roster, RosterMember } from '../../../src/core/dealing/roster.ts'

/** Where an account sits in a roster; `firstLeaf` is the Merkle index of its subgroup's first member, `leaves` their number in all. */
export type Place = {
  subgroup: number
  member: number
  members: readonly RosterMember[]
  firstLeaf: number
  leaves: number
}

export const placeOf = (roster: Roster, tssAccount: Uint8Array): Place | undefined => {
  const leaves = roster.reduce((sum, members) => sum + members.length, 0)
  let firstLeaf = 0
  for (const [subgroup, members] of roster.entries()) {
    const member = members.findIndex((candidate) => equalBytes(candidate.tssAccount, tssAccount))
    if (member >= 0) return { subgroup, member, members, firstLeaf, leaves }
    firstLeaf += members.length
  }
  return undefined
}
