import { deadlinesOf, hasMember } from '../../../../src/core/chain/dealt.ts'
import { settleDelay } from './delay.ts'
import { type End, endOf } from './end.ts'
import { type Action, confirmableUntil, type Seat, type Situation, seatOf } from './situation.ts'
import { confirmationOf, deliveriesOf, isDue } from './turns.ts'

/** What is tried for long is tried at every eighth block, not of all dealings at the same one. */
const RETRY_EVERY = 8
const isRetryBlock = ({ live, next }: Seat): boolean => (next + live.opened.dealingHash[0]!) % RETRY_EVERY === 0

const exclusion = ({ progress, place }: Seat): Action | undefined =>
  hasMember(progress.excluded, place.member) ? { kind: 'report-exclusion', row: 4 } : undefined

/** Rows 5 to 8: how this server comes to its envelope. */
const nothingStored = (seat: Seat): Action | undefined => {
  const { situation, live, place, progress, next } = seat
  if (situation.entry !== undefined) return undefined
  const askNowAndThen: Action | undefined = isRetryBlock(seat) ? { kind: 'ask-peers', row: 8 } : undefined
  if (live.kind === 'healing') {
    // What a holder has lost of a registered key, the comparison of store and chain brings back.
    const isHolder = hasMember(progress.holders, place.member)
    return isHolder || next > live.healing.until ? undefined : askNowAndThen
  }
  if (live.delivered !== undefined) return { kind: 'take-delivered', row: 5 }
  const now = situation.best.block.number
  const { share, challenge, confirm } = deadlinesOf(live.dealt, situation.best.parameters)
  if (now <= live.dealt.block + Math.floor(situation.best.parameters.shareWindow / 2)) return { kind: 'wait', row: 6 }
  if (now <= share) return { kind: 'ask-peers', row: 7 }
  const { missing, bad, holders } = live.dealt.subgroups[place.subgroup]!
  const hasSpoken = hasMember(missing | bad | holders, place.member)
  if (!hasSpoken && next <= challenge) return { kind: 'challenge-missing', row: 8 }
  return next > confirm ? undefined : askNowAndThen
}

/** Row 9. Who was delivered to at the last moment has half of the remaining time. */
const badEnvelope = (seat: Seat): Action | undefined => {
  const { situation, live, place, next } = seat
  if (situation.entry?.state !== 'bad') return undefined
  const openNowAndThen: Action | undefined = isRetryBlock(seat) ? { kind: 'open-again', row: 9 } : undefined
  if (live.kind === 'healing') return openNowAndThen
  const { answer, confirm } = deadlinesOf(live.dealt, situation.best.parameters)
  const { bad, delivered } = live.dealt.subgroups[place.subgroup]!
  const until = hasMember(delivered, place.member) ? answer + Math.floor((confirm - answer) / 2) : answer
  if (!hasMember(bad, place.member) && next <= until) return { kind: 'challenge-bad', row: 9 }
  return openNowAndThen
}

/** Rows 10 to 12. */
const ownTurn = (seat: Seat): Action | undefined => {
  const { situation } = seat
  const members = deliveriesOf(seat)
    .filter((delivery) => isDue(situation, delivery))
    .map(({ member }) => member)
  if (members.length > 0) return { kind: 'deliver', row: 10, members }
  const confirmation = confirmationOf(seat)
  if (confirmation === undefined || !isDue(situation, confirmation)) return undefined
  const { row, quorum, awaited } = confirmation
  return { kind: 'confirm', row, quorum, awaited }
}

const lateHolder = ({ situation, live, place, progress, next }: Seat): Action | undefined => {
  const { entry, best } = situation
  if (entry?.state !== 'held' && entry?.state !== 'kept') return undefined
  if (!progress.isConfirmed || hasMember(progress.holders, place.member)) return undefined
  return next <= confirmableUntil(live, best) ? { kind: 'acknowledge', row: 13 } : undefined
}

const settlement = ({ situation, tssAccount, live }: Seat): Action | undefined => {
  const { best } = situation
  const late = best.block.number - confirmableUntil(live, best)
  return late >= 0 && late >= settleDelay(live, tssAccount) ? { kind: 'settle', row: 15 } : undefined
}

/** Row 14; and a bad envelope is evidence of nothing once its dealing is gone. */
const finished = ({ entry }: Situation, end: End | undefined, isGone: boolean): Action | undefined => {
  if (end !== 'registered') return undefined
  if (entry?.state === 'held') return { kind: 'forget', row: 14 }
  return entry?.state === 'bad' && isGone ? { kind: 'discard', row: 14 } : undefined
}

/** The table of DESIGN 6: first match wins. */
export const decide = (situation: Situation): Action => {
  const { isReady, entry } = situation
  if (!isReady) return { kind: 'wait', row: 1 }
  const end = entry && endOf(situation, entry)
  if (end === 'over') return { kind: 'discard', row: 2 }
  const seat = seatOf(situation)
  if (seat === undefined) return finished(situation, end, true) ?? { kind: 'wait', row: 3 }
  return (
    exclusion(seat) ??
    nothingStored(seat) ??
    badEnvelope(seat) ??
    ownTurn(seat) ??
    lateHolder(seat) ??
    finished(situation, end, false) ??
    settlement(seat) ?? { kind: 'wait', row: undefined }
  )
}
