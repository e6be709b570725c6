import { deadlinesOf } from '../../chain/dealt.ts'
import type { DealtStage, Stage } from '../../chain/registry.ts'
import { spendable } from '../../chain/system.ts'
import { planAnswer } from '../complaints/answer.ts'
import { confirmedIn } from '../complaints/standing.ts'
import { failed } from '../failure.ts'
import { deliveryTo, hasPiece, needingPieces, placesOf } from '../pieces.ts'
import type { RegistrationRecord } from '../record.ts'
import { isSameDealing } from '../sameDealing.ts'
import type { Delivery, Place, Waiting } from '../state.ts'
import type { ChainView } from './chainView.ts'
import { carryOut } from './later.ts'
import { end, move, nothing, type Plan, reach } from './planning.ts'

/** Servers speak up in less than this; after it, or when it was asked twice, a silent one is named. In blocks. */
const USUAL_CONFIRMATION = 4
/**
 * Servers settle what is past its deadline; after so many blocks the wallet does, and after the second figure it asks for
 * the key. The servers' turns are two blocks apart: it goes between two of them, for who comes second pays a fee for nothing.
 */
const SETTLE_AFTER = 4
const ASK_TO_SETTLE_AFTER = 20

/** The chain has a splitting: pieces leave once it is final, then the servers confirm. */
export const planDealt = (record: RegistrationRecord, view: ChainView, unlocked: boolean, stage: DealtStage): Plan => {
  const { best, final } = view
  const finalStage = final.registration?.stage
  if (!isSameDealing(stage.dealingHash, record)) return planForeign(record, finalStage)
  const deadlines = deadlinesOf(stage, best.parameters)
  const deadline = deadlines.confirm
  const groups = stage.subgroups.map(({ partial, ...group }) => ({ ...group, confirmed: partial !== undefined }))
  // A cancellation that came too late is forgotten.
  const dealt = { ...reach(record, 'dealing'), seen: { block: best.block, deadline, groups }, ending: null, died: null }
  if (finalStage?.kind !== 'dealt' || !isSameDealing(finalStage.dealingHash, record)) return nothing(dealt)
  if (best.block > deadline + SETTLE_AFTER)
    return settle(dealt, view, unlocked, best.block > deadline + ASK_TO_SETTLE_AFTER)
  const progressed = progress(reach(dealt, 'delivering'))
  if (best.block > deadline) return nothing(progressed, silence(progressed, stage, deadlines.share))
  const deliver = needingPieces(progressed)
  const answer = planAnswer(progressed, view, unlocked, stage)
  if (answer) return { ...answer, deliver }
  const quiet = { ...progressed, waiting: silence(progressed, stage, deadlines.share) }
  return { ...(isEnoughFor(quiet, view, stage) ? settle(quiet, view, unlocked, false) : nothing(quiet)), deliver }
}

/** Another wallet with the same phrase dealt: ours will never be taken. */
const planForeign = (record: RegistrationRecord, final: Stage | undefined): Plan =>
  final?.kind === 'dealt' && !isSameDealing(final.dealingHash, record)
    ? end(record, failed('superseded'))
    : nothing(record)

/**
 * Enough have confirmed, nobody complains and nobody can say any more that nothing came: whoever is silent still is not
 * waited for, but healed later.
 */
const isEnoughFor = ({ dealing }: RegistrationRecord, { best }: ChainView, stage: DealtStage): boolean =>
  confirmedIn(stage) >= dealing.threshold && best.block > deadlinesOf(stage, best.parameters).challenge

const settle = (record: RegistrationRecord, view: ChainView, unlocked: boolean, isUrgent: boolean): Plan => {
  // Others will; it is worth no demand for money.
  if (!isUrgent && spendable(view.best.account) < record.spare) return nothing(record)
  const call = { kind: 'settle' } as const
  const carriedOut = carryOut(record, view, unlocked, {
    calls: [call],
    sign: (refused) => ({ kind: 'sign-later', calls: [call], refused }),
    meanwhile: record.waiting,
    locked: isUrgent ? { for: 'unlock', to: 'end', loss: 'nothing' } : record.waiting,
  })
  return carriedOut ?? nothing(record)
}

/** Counts pieces, then confirmations. Handed over: every server was asked, and each group has its piece, or confirmed already. */
const progress = (record: RegistrationRecord): RegistrationRecord => {
  const all = placesOf(record)
  const { groups } = record.seen
  let next = record
  if (next.state.kind === 'delivering') {
    const done = all.filter((place) => hasPiece(next, place)).length
    if (done !== next.state.done) next = move(next, { kind: 'delivered', done })
    const groupHasPiece = (_: unknown, group: number) =>
      groups[group]?.confirmed || all.some((place) => place.subgroup === group && hasPiece(next, place))
    const wasAsked = (place: Place) =>
      hasPiece(next, place) || ['refused', 'retrying'].includes(deliveryTo(next, place).kind)
    if (next.servers.every(groupHasPiece) && all.every(wasAsked))
      next = move(next, { kind: 'handed-over', of: next.servers.length, need: next.dealing.threshold })
  }
  const done = groups.filter(({ confirmed }) => confirmed).length
  if (next.state.kind === 'confirming' && done !== next.state.done) next = move(next, { kind: 'confirmed', done })
  return next
}

const failures = (delivery: Delivery): number =>
  delivery.kind === 'retrying' ? delivery.attempt : delivery.kind === 'sending' ? delivery.attempt - 1 : 0

/** Which groups keep us waiting, and until when at most. */
const silence = (record: RegistrationRecord, stage: DealtStage, shareDeadline: number): Waiting | null => {
  const { block, groups, deadline } = record.seen
  const isOverdue = block >= stage.block + USUAL_CONFIRMATION
  const subgroups = record.servers.flatMap((members, subgroup) => {
    const isSilent = members.some(({ delivery }) => delivery.kind === 'refused' || failures(delivery) > 1)
    return !groups[subgroup]?.confirmed && (isOverdue || isSilent) ? [subgroup] : []
  })
  if (subgroups.length === 0) return null
  const until = block <= shareDeadline ? shareDeadline : (deadline ?? shareDeadline)
  return { for: 'silent-member', subgroups, until, loss: 'nothing' }
}
