import { deadlinesOf, deliverable, hasMember, membersIn } from '../../../../src/core/chain/dealt.ts'
import { confirmDelay, deliverDelay, longestDelay } from './delay.ts'
import { endOf } from './end.ts'
import { confirmableUntil, type Seat, type Situation, seatOf } from './situation.ts'

/** Blocks that are left after the last turn, and after the time for shares: one that goes missing, or one in which others speak for themselves, costs nobody a slash or a share. */
const SLACK = 3

/** Something that any of several members can do until a block: each leaves it to those before it for `delay` blocks, `longest` at most. */
type Turn = { name: string; delay: number; longest: number; until: number }
export type Delivery = Turn & { member: number }
export type Confirmation = Turn & { row: 11 | 12; quorum: number; awaited: readonly number[] }

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

type Need = { name: string; member: number }

/** Peers that say they got nothing, so they are up; named anew when their envelope is on chain. */
const needsOf = ({ live, place }: Seat): Need[] => {
  if (live.kind !== 'dealt') return []
  const { missing, bad, delivered, holders, excluded } = live.dealt.subgroups[place.subgroup]!
  return membersIn(missing & ~(bad | holders | excluded))
    .filter((member) => member !== place.member)
    .map((member) => ({ name: `${hasMember(delivered, member) ? 'delivered' : 'missing'} ${member}`, member }))
}

/**
 * Members without which nobody confirms yet, though the chain would take it: the last confirmation ends the dealing, and
 * who has no share then gets none. Each has as long as for shares, and no longer than there are answers.
 */
const awaitedBy = (seat: Seat): number[] => {
  const { situation, live, next } = seat
  if (live.kind !== 'dealt') return []
  const { best, since } = situation
  const now = best.block.number
  const { answer } = deadlinesOf(live.dealt, best.parameters)
  return needsOf(seat)
    .filter(({ name }) => next <= Math.min((since.get(name) ?? now) + best.parameters.shareWindow, answer))
    .map(({ member }) => member)
}

/** Of the members that still take part: all, later half, at last one. Who got nothing has time to say so before half is enough. */
const quorumOf = ({ situation, live, place, progress, next }: Seat, since: number): number => {
  const all = place.members.length - membersIn(progress.excluded).length
  if (live.kind === 'healing') {
    // One is enough for the chain, which then forgets the dealing: those that return together have as long as for shares.
    const patience = situation.best.parameters.shareWindow
    return next <= Math.min(since + patience, live.healing.until - patience) ? all : 1
  }
  const { share, answer } = deadlinesOf(live.dealt, situation.best.parameters)
  if (next > answer) return 1
  return next <= share + SLACK ? all : Math.ceil(all / 2)
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
  return { name, delay, longest, until, row: live.kind === 'dealt' ? 11 : 12, quorum, awaited: awaitedBy(seat) }
}

/** Since when each turn could be taken, and since when it waits for a peer in need; given what was known before. */
export const noteTurns = (situation: Situation): ReadonlyMap<string, number> => {
  const seat = seatOf(situation)
  if (seat === undefined) return new Map()
  const now = situation.best.block.number
  const confirmation = confirmationOf(seat)
  const turns = [...deliveriesOf(seat), ...(confirmation ? [confirmation, ...needsOf(seat)] : [])]
  return new Map(turns.map(({ name }) => [name, situation.since.get(name) ?? now]))
}

/** Who has begun anew shortly before the end does not wait anew: the last blocks belong to the members one after the other. */
export const isDue = ({ best, since }: Situation, { name, delay, longest, until }: Turn): boolean => {
  const now = best.block.number
  return now >= Math.min(since.get(name) ?? now, until - 1 - SLACK - longest) + delay
}
