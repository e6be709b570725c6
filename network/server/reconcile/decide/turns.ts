import { deadlinesOf, deliverable, hasMember, membersIn } from '../../../../src/core/chain/dealt.ts'
import { confirmDelay, deliverDelay, longestDelay } from './delay.ts'
import { endOf } from './end.ts'
import { confirmableUntil, type Seat, type Situation, seatOf } from './situation.ts'

/** Blocks that are left after the last turn: one that goes missing, or one in which others speak for themselves, costs nobody a slash. */
const SLACK = 3

/** Something that any of several members can do until a block: each leaves it to those before it for `delay` blocks, `longest` at most. */
type Turn = { name: string; delay: number; longest: number; until: number }
export type Delivery = Turn & { member: number }
export type Confirmation = Turn & { row: 11 | 12; quorum: number }

/** Of envelopes that a peer says it does not have, and this server has. */
export const deliveriesOf = ({ situation, tssAccount, live, place, next }: Seat): Delivery[] => {
  if (live.kind !== 'dealt') return []
  const until = deadlinesOf(live.dealt, situation.best.parameters).answer
  if (next > until) return []
  const { subgroups } = live.dealt
  const { missing, delivered, holders } = subgroups[place.subgroup]!
  const needy = (situation.entry?.members ?? []).filter(
    (member) =>
      member !== place.member &&
      hasMember(missing, member) &&
      !hasMember(delivered, member) &&
      !hasMember(holders, member),
  )
  const { subgroup } = place
  const taken = deliverable(
    live.dealt,
    needy.map((member) => ({ subgroup, member })),
  )
  return taken.map(({ member }) => ({
    name: `deliver ${member}`,
    delay: deliverDelay(live, subgroup, member, tssAccount),
    longest: longestDelay(live, subgroup),
    until,
    member,
  }))
}

/** Of the members that still take part: all, later half, at last one. */
const quorumOf = ({ situation, live, place, progress, next }: Seat, since: number): number => {
  const all = place.members.length - membersIn(progress.excluded).length
  if (live.kind === 'healing') {
    // One is enough for the chain, which then forgets the dealing: those that return together have as long as for shares.
    const patience = situation.best.parameters.shareWindow
    return next <= Math.min(since + patience, live.healing.until - patience) ? all : 1
  }
  const { share, answer } = deadlinesOf(live.dealt, situation.best.parameters)
  if (next <= share) return all
  return next <= answer ? Math.ceil(all / 2) : 1
}

export const confirmationOf = (seat: Seat): Confirmation | undefined => {
  const { situation, tssAccount, live, place, progress, next } = seat
  const { entry, best } = situation
  if (entry?.state !== 'held' || progress.isConfirmed) return undefined
  const until = confirmableUntil(live, best)
  if (next > until || (live.kind === 'healing' && endOf(situation, entry) !== 'healing')) return undefined
  const name = `confirm ${live.kind}`
  const quorum = quorumOf(seat, situation.since.get(name) ?? best.block.number)
  const delay = confirmDelay(live, place.subgroup, tssAccount)
  const longest = longestDelay(live, place.subgroup)
  return { name, delay, longest, until, row: live.kind === 'dealt' ? 11 : 12, quorum }
}

/** Since when each turn could be taken, given what was known before. */
export const noteTurns = (situation: Situation): ReadonlyMap<string, number> => {
  const seat = seatOf(situation)
  if (seat === undefined) return new Map()
  const now = situation.best.block.number
  const turns: Turn[] = [...deliveriesOf(seat), confirmationOf(seat) ?? []].flat()
  return new Map(turns.map(({ name }) => [name, situation.since.get(name) ?? now]))
}

/** Who has begun anew shortly before the end does not wait anew: the last blocks belong to the members one after the other. */
export const isDue = ({ best, since }: Situation, { name, delay, longest, until }: Turn): boolean => {
  const now = best.block.number
  return now >= Math.min(since.get(name) ?? now, until - 1 - SLACK - longest) + delay
}
