import { equalBytes } from '../../bytes.ts'
import { spendable } from '../../chain/system.ts'
import { culpritOf } from '../ending/outcome.ts'
import { failed } from '../failure.ts'
import type { Ending, RegistrationRecord, SignedCall } from '../record.ts'
import { isSameDealing } from '../sameDealing.ts'
import type { DeadDealing, Waiting } from '../state.ts'
import type { ChainView } from './chainView.ts'
import { carryOut, PATIENCE } from './later.ts'
import { end, isUsable, move, nothing, type Plan, reach, submit } from './planning.ts'

/** The chain has no registration of this account. */
export const planUnopened = (record: RegistrationRecord, view: ChainView, unlocked: boolean): Plan => {
  const { best, final } = view
  const register = callOf(record, 'register')
  const isTaken = best.account.nonce > register.nonce
  if (isTaken && final.account.nonce <= register.nonce) return nothing(record)
  if (record.ending) {
    const canStillHappen = !isTaken && best.block < register.validUntil
    return canStillHappen ? nothing(record) : end(record, record.ending)
  }
  const left = record.calls.filter(({ nonce }) => nonce >= (isTaken ? register.nonce : best.account.nonce))
  const isUntouched = left.length === record.calls.length
  if ((isUntouched || isTaken) && spendable(best.account) < record.cost)
    return nothing(record, { for: 'funds', loss: 'nothing' })
  const locked: Waiting = { for: 'unlock', to: 'sign-again', loss: 'nothing' }
  if (isTaken) return signAgain(record, left, unlocked, locked, true)
  if (!isUsable(left, view)) return signAgain(record, left, unlocked, locked)
  return submit(reach(record, 'registering'), left)
}

/** The chain waits for the splitting until this block. */
export const planOpen = (record: RegistrationRecord, view: ChainView, unlocked: boolean, until: number): Plan => {
  const { best, final } = view
  const reached = reach(record, 'dealing')
  const open = { ...reached, seen: { ...reached.seen, deadline: until } }
  const part = (ending: Ending) => planParting({ ...open, ending }, view, unlocked, until)
  if (record.ending) return part(record.ending)
  if (best.block > until) return part(failed('dealing-window-missed'))
  if (best.keyOwner && !equalBytes(best.keyOwner, record.registrant)) return part(failed('key-taken', 'user'))
  const isOpenForGood = final.registration?.stage.kind === 'open'
  if (isOpenForGood && (final.registrant?.attempts ?? 0) >= record.attempt) {
    const lie = lieIn(record, view)
    // Another wallet with the same phrase deals in this registration.
    if (!lie) return end(open, failed('superseded'))
    // The roster without the liar is that of the next block.
    return final.block > lie.block ? dealAgain(open, view, unlocked, until, lie) : nothing(open)
  }
  const deal = callOf(record, 'deal')
  const isTaken = best.account.nonce > deal.nonce
  if (isTaken && (final.account.nonce <= deal.nonce || !isOpenForGood)) return nothing(open)
  if (!best.rosters.some((hash) => equalBytes(hash, record.dealing.roster))) {
    const block = record.died?.block ?? best.block
    const died = { kind: 'roster-changed', attempt: record.attempt, block } as const
    // The old splitting may have come in elsewhere until this block is final.
    return final.block < block ? nothing({ ...open, died }) : dealAgain(open, view, unlocked, until, died)
  }
  if (spendable(best.account) < record.spare) return nothing(open, { for: 'funds', until, loss: 'deposit-back' })
  const locked: Waiting = { for: 'unlock', to: 'sign-again', until, loss: 'deposit-back' }
  if (!isTaken) return isUsable([deal], view) ? submit(open, [deal]) : signAgain(open, [deal], unlocked, locked)
  if (record.signedAgain >= PATIENCE) return part({ ...failed('chain-refused'), deposit: 'returned' })
  return signAgain(open, [deal], unlocked, locked, true)
}

/** Who lied so that this splitting was thrown away. Undefined: it was another splitting. */
const lieIn = (record: RegistrationRecord, { final }: ChainView): DeadDealing | undefined => {
  const last = final.registrant?.last
  if (last?.reason !== 'false-accusation' || !isSameDealing(last.dealingHash, record)) return undefined
  return { kind: 'server-lied', attempt: record.attempt, block: last.block, culprit: culpritOf(record, last.culprit) }
}

/** The splitting is dead while the registration lives: another one, for the servers of now, with new randomness. */
const dealAgain = (
  record: RegistrationRecord,
  { best, final }: ChainView,
  unlocked: boolean,
  until: number,
  died: DeadDealing,
): Plan => {
  const dead = { ...(record.state.kind === 'dealing' ? record : move(record, { kind: 'died' })), died }
  if (spendable(best.account) < record.spare) return nothing(dead, { for: 'funds', until, loss: 'deposit-back' })
  if (!unlocked) return nothing(dead, { for: 'unlock', to: 'deal-again', until, loss: 'deposit-back' })
  const attempt = (final.registrant?.attempts ?? 0) + 1
  return { record: dead, act: { kind: 'deal-again', attempt, rosters: best.rosters }, deliver: [] }
}

/** Takes the registration back so that the deposit is free again. */
const planParting = (
  record: RegistrationRecord & { ending: Ending },
  view: ChainView,
  unlocked: boolean,
  until: number,
): Plan => {
  const isLate = view.best.block > until
  const call = { kind: isLate ? 'settle' : 'cancel' } as const
  const carriedOut = carryOut(record, view, unlocked, {
    calls: [call],
    sign: (refused) => ({ kind: 'sign-later', calls: [call], refused }),
    meanwhile: null,
    locked: { for: 'unlock', to: 'end', loss: 'deposit-back', ...(!isLate && { until }) },
  })
  return carriedOut ?? end(record, { ...failed('chain-refused'), deposit: 'held' })
}

const callOf = ({ calls }: RegistrationRecord, kind: 'register' | 'deal'): SignedCall =>
  calls.find(({ call }) => call.kind === kind)!

const signAgain = (
  record: RegistrationRecord,
  calls: readonly SignedCall[],
  unlocked: boolean,
  locked: Waiting,
  refused = false,
): Plan => {
  if (refused && record.signedAgain >= PATIENCE) return end(record, failed('chain-refused'))
  if (!unlocked) return nothing(record, locked)
  return { record, act: { kind: 'sign', calls: calls.map(({ call }) => call), refused }, deliver: [] }
}
