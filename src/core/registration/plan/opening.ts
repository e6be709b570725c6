import { equalBytes } from '../../bytes.ts'
import { spendable } from '../../chain/system.ts'
import type { Ending, LaterCall, RegistrationRecord, SignedCall, SignedLater } from '../record.ts'
import type { Waiting } from '../state.ts'
import type { ChainView } from './chainView.ts'
import { end, failed, nothing, type Plan, reach, submit } from './planning.ts'

/** After so many signatures that came to nothing we stop paying fees. */
const PATIENCE = 2

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
  if (isTaken) return signAgain(record, left, unlocked, { for: 'unlock', to: 'sign-again', loss: 'nothing' }, true)
  if (!isUsable(left, view))
    return signAgain(record, left, unlocked, { for: 'unlock', to: 'sign-again', loss: 'nothing' })
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
  const deal = callOf(record, 'deal')
  const isTaken = best.account.nonce > deal.nonce
  if (isTaken && (final.account.nonce <= deal.nonce || final.registration?.stage.kind !== 'open')) return nothing(open)
  if (!best.rosters.some((hash) => equalBytes(hash, record.dealing.roster))) return part(failed('roster-changed'))
  const locked: Waiting = { for: 'unlock', to: 'sign-again', until, loss: 'deposit-back' }
  if (!isTaken) return isUsable([deal], view) ? submit(open, [deal]) : signAgain(open, [deal], unlocked, locked)
  if (record.signedAgain >= PATIENCE) return part(failed('chain-refused'))
  return signAgain(open, [deal], unlocked, locked, true)
}

/** Takes the registration back so that the deposit is free again. */
const planParting = (record: RegistrationRecord, view: ChainView, unlocked: boolean, until: number): Plan => {
  const { best, final } = view
  const { ending } = record
  const isLate = best.block > until
  const call: LaterCall = { kind: isLate ? 'settle' : 'cancel' }
  const parting = record.later.find(({ call: { kind } }) => kind === call.kind)
  const sign = (refused: boolean): Plan =>
    unlocked
      ? { record, act: { kind: 'sign-later', calls: [call], refused } }
      : nothing(record, { for: 'unlock', to: 'end', loss: 'deposit-back', ...(!isLate && { until }) })
  if (!parting) return sign(false)
  if (best.account.nonce <= parting.nonce) return isUsable([parting], view) ? submit(record, [parting]) : sign(false)
  if (final.account.nonce <= parting.nonce || !ending) return nothing(record)
  return record.signedAgain > PATIENCE ? end(record, ending) : sign(true)
}

const callOf = ({ calls }: RegistrationRecord, kind: 'register' | 'deal'): SignedCall =>
  calls.find(({ call }) => call.kind === kind)!

/** Next in line, and young enough to be included in the next block. */
const isUsable = (calls: readonly (SignedCall | SignedLater)[], { best }: ChainView): boolean =>
  calls[0]?.nonce === best.account.nonce && calls.every(({ validUntil }) => validUntil > best.block)

const signAgain = (
  record: RegistrationRecord,
  calls: readonly SignedCall[],
  unlocked: boolean,
  locked: Waiting,
  refused = false,
): Plan => {
  if (refused && record.signedAgain >= PATIENCE) return end(record, failed('chain-refused'))
  if (!unlocked) return nothing(record, locked)
  return { record, act: { kind: 'sign', calls: calls.map(({ call }) => call), refused } }
}
