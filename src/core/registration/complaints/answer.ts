import { deadlinesOf, deliverable } from '../../chain/dealt.ts'
import type { DealtStage } from '../../chain/registry.ts'
import { hasPiece, placesOf } from '../pieces.ts'
import type { ChainView } from '../plan/chainView.ts'
import { carryOut } from '../plan/later.ts'
import { nothing, type Plan } from '../plan/planning.ts'
import type { RegistrationRecord } from '../record.ts'
import type { Place } from '../state.ts'
import { planOpening } from './opening.ts'
import { atStake, complaintsIn } from './standing.ts'

/**
 * Answers those who complain on chain: who says that nothing came is delivered to there, who says that it is bad has its
 * envelope opened. Undefined when nobody complains.
 */
export const planAnswer = (
  record: RegistrationRecord,
  view: ChainView,
  unlocked: boolean,
  stage: DealtStage,
): Plan | undefined => {
  const { missing, bad } = complaintsIn(stage)
  const opening = bad.length > 0 ? planOpening(record, view, unlocked, stage, bad) : undefined
  // An opening ends the dealing: nothing else is worth a fee before it.
  if (missing.length === 0 || (opening && opening.act.kind !== 'nothing')) return opening
  const delivery = planDelivery(record, view, unlocked, stage, missing)
  // What the user has to decide or know is more urgent to show.
  return opening ? { ...delivery, record: { ...delivery.record, waiting: opening.record.waiting } } : delivery
}

const planDelivery = (
  record: RegistrationRecord,
  view: ChainView,
  unlocked: boolean,
  stage: DealtStage,
  servers: readonly Place[],
): Plan => {
  const { block, parameters } = view.best
  const { challenge, answer: until, confirm } = deadlinesOf(stage, parameters)
  const loss = atStake(stage, record.dealing.threshold)
  const waiting = { servers, until, loss }
  if (block >= until) return nothing(record, { ...waiting, for: 'unanswered', because: 'too-late', until: confirm })
  const meanwhile = { ...waiting, for: 'answer' } as const
  // Peers that hold the envelopes deliver by themselves while more complaints may come; then it is our turn. Nobody is
  // left to others with a deposit at stake.
  const isPeersTurn = block <= challenge && loss !== 'deposit-lost'
  const ours = servers.filter((server) => !(isPeersTurn && hasHelpfulPeer(record, server)))
  const calls = deliverable(stage, ours).map((server) => ({ kind: 'deliver', ...server }) as const)
  if (calls.length === 0) return nothing(record, meanwhile)
  const carriedOut = carryOut(record, view, unlocked, {
    calls,
    sign: (refused) => ({ kind: 'sign-later', calls, refused }),
    meanwhile,
    locked: { for: 'unlock', to: 'answer', until, loss },
  })
  return carriedOut ?? nothing(record, meanwhile)
}

/** Who got its own piece from us got its peers' with it. */
const hasHelpfulPeer = (record: RegistrationRecord, server: Place): boolean =>
  placesOf(record).some(
    (peer) => peer.subgroup === server.subgroup && peer.member !== server.member && hasPiece(record, peer),
  )
