import { equalBytes } from '../../bytes.ts'
import type { DealtStage } from '../../chain/registry.ts'
import { hasBit, type RegistrationRecord } from '../record.ts'
import type { Delivery, Place, Waiting } from '../state.ts'
import type { ChainView } from './chainView.ts'
import { end, failed, move, nothing, type Plan, reach, submit } from './planning.ts'

/** Servers speak up in less than this; after it, or when it was asked twice, a silent one is named. In blocks. */
const USUAL_CONFIRMATION = 4
/** Servers settle what is past its deadline; after so many blocks the wallet does, and after the second figure it asks for the key. */
const SETTLE_AFTER = 3
const ASK_TO_SETTLE_AFTER = 20

/** The chain has a splitting: pieces leave once it is final, then the servers confirm. */
export const planDealt = (record: RegistrationRecord, view: ChainView, unlocked: boolean, stage: DealtStage): Plan => {
  if (!equalBytes(stage.dealingHash, record.dealingHash)) return planForeign(record, view)
  const { best, final } = view
  const deadline = stage.block + best.parameters.confirmWindow
  const seen = {
    block: best.block,
    deadline,
    groups: stage.subgroups.map(({ partial, ...group }) => ({ ...group, confirmed: partial !== undefined })),
  }
  // A cancellation that came too late is forgotten.
  const dealt = { ...reach(record, 'dealing'), seen, ending: null }
  if (final.registration?.stage.kind !== 'dealt') return nothing(dealt)
  if (best.block > deadline + SETTLE_AFTER) return planSettle(dealt, view, unlocked, best.block - deadline)
  const progressed = progress(reach(dealt, 'delivering'))
  const waiting = silence(progressed, stage, best.parameters.shareWindow)
  const to = places(progressed).filter((place) => needsPiece(progressed, place))
  if (to.length === 0 || best.block > deadline) return nothing(progressed, waiting)
  return { record: { ...progressed, waiting }, act: { kind: 'deliver', to } }
}

/** Another wallet with the same phrase dealt: ours will never be taken. */
const planForeign = (record: RegistrationRecord, { final }: ChainView): Plan =>
  final.registration?.stage.kind === 'dealt' ? end(record, failed('superseded')) : nothing(record)

const planSettle = (record: RegistrationRecord, { best }: ChainView, unlocked: boolean, late: number): Plan => {
  const parting = record.later.find(({ call }) => call.kind === 'settle')
  const isFresh = parting && parting.nonce >= best.account.nonce && parting.validUntil > best.block
  if (isFresh) return submit(record, [parting])
  if (!unlocked)
    return nothing(record, late > ASK_TO_SETTLE_AFTER ? { for: 'unlock', to: 'end', loss: 'nothing' } : record.waiting)
  return { record, act: { kind: 'sign-later', calls: [{ kind: 'settle' }], refused: false } }
}

const places = ({ servers }: RegistrationRecord): Place[] =>
  servers.flatMap((members, subgroup) => members.map((_, member) => ({ subgroup, member })))

export const isHolder = ({ seen }: Pick<RegistrationRecord, 'seen'>, { subgroup, member }: Place): boolean =>
  hasBit(seen.groups[subgroup]?.holders ?? 0, member)

const hasPiece = (record: RegistrationRecord, place: Place): boolean =>
  isHolder(record, place) || record.servers[place.subgroup]?.[place.member]?.delivery.kind === 'stored'

const needsPiece = (record: RegistrationRecord, place: Place): boolean =>
  !hasPiece(record, place) && record.servers[place.subgroup]?.[place.member]?.delivery.kind !== 'refused'

/** Counts pieces, then confirmations. Handed over: every server was asked, and each group has its piece, or confirmed already. */
const progress = (record: RegistrationRecord): RegistrationRecord => {
  const all = places(record)
  const confirmed = record.seen.groups.map((group) => group.confirmed)
  let next = record
  if (next.state.kind === 'delivering') {
    const done = all.filter((place) => hasPiece(next, place)).length
    if (done !== next.state.done) next = move(next, { kind: 'delivered', done })
    const groupHasPiece = (_: unknown, group: number) =>
      confirmed[group] || all.some((place) => place.subgroup === group && hasPiece(next, place))
    const wasAsked = (place: Place) =>
      hasPiece(next, place) ||
      ['refused', 'retrying'].includes(next.servers[place.subgroup]![place.member]!.delivery.kind)
    if (next.servers.every(groupHasPiece) && all.every(wasAsked))
      next = move(next, { kind: 'handed-over', of: next.servers.length, need: next.dealing.threshold })
  }
  const done = confirmed.filter((isConfirmed) => isConfirmed).length
  if (next.state.kind === 'confirming' && done !== next.state.done) next = move(next, { kind: 'confirmed', done })
  return next
}

const failures = (delivery: Delivery): number =>
  delivery.kind === 'retrying' ? delivery.attempt : delivery.kind === 'sending' ? delivery.attempt - 1 : 0

/** Which groups keep us waiting, and until when at most. */
const silence = (record: RegistrationRecord, stage: DealtStage, shareWindow: number): Waiting | null => {
  const { block, groups, deadline } = record.seen
  const isOverdue = block >= stage.block + USUAL_CONFIRMATION
  const subgroups = record.servers.flatMap((members, subgroup) => {
    const isSilent = members.some(({ delivery }) => delivery.kind === 'refused' || failures(delivery) > 1)
    return !groups[subgroup]?.confirmed && (isOverdue || isSilent) ? [subgroup] : []
  })
  if (subgroups.length === 0) return null
  const shareDeadline = stage.block + shareWindow
  const until = block <= shareDeadline ? shareDeadline : (deadline ?? shareDeadline)
  return { for: 'silent-member', subgroups, until, loss: 'nothing' }
}
