import { deadlinesOf } from '../../chain/dealt.ts'
import type { DealtStage } from '../../chain/registry.ts'
import { isSamePlace } from '../pieces.ts'
import type { ChainView } from '../plan/chainView.ts'
import { carryOut } from '../plan/later.ts'
import { nothing, type Plan } from '../plan/planning.ts'
import type { RegistrationRecord } from '../record.ts'
import type { Place, Waiting } from '../state.ts'
import { atStake, complaintsIn, confirmedIn } from './standing.ts'

/** Blocks that an opening needs to be sure to come in time: one that comes too late only publishes a share. */
const LAST_MOMENT = 3

type Unanswered = Extract<Waiting, { for: 'unanswered' }>

/**
 * What to do about those who say that their share is bad. An opening makes one share public, so there is at most one, and
 * the chain throws the dealing away afterwards, unless it has completed meanwhile. With a threshold of 2 the user decides,
 * once the others have had their time to confirm without it. Undefined while they have it.
 */
export const planOpening = (
  record: RegistrationRecord,
  view: ChainView,
  unlocked: boolean,
  stage: DealtStage,
  accusers: readonly Place[],
): Plan | undefined => {
  const { best } = view
  const { opening, dealing } = record
  const { share, confirm: until } = deadlinesOf(stage, best.parameters)
  const isForUser = opening.kind === 'undecided' && dealing.threshold === 2
  if (isForUser && best.block <= share) return undefined
  const loss = atStake(stage, dealing.threshold)
  const leave = (because: Unanswered['because']) =>
    nothing(record, { for: 'unanswered', because, servers: accusers, until, loss })
  if (opening.kind === 'declined' || opening.kind === 'unprovable') return leave(opening.kind)
  const place = 'place' in opening ? opening.place : accusers[0]!
  const meanwhile = { for: 'answer', servers: accusers, until, loss } as const
  // Harmful acts follow what is final.
  if (!isFinal(view, stage, place)) return nothing(record, meanwhile)
  // Consent is to what it was needed for.
  if (opening.kind !== 'opened' && !isWorthAShare(record, view, stage)) return leave('unneeded')
  if (best.block + LAST_MOMENT > until) return leave('too-late')
  if (isForUser) return nothing(record, { for: 'consent-open', server: place, until, loss })
  const carriedOut = carryOut(record, view, unlocked, {
    calls: [{ kind: 'open', ...place }],
    sign: (refused) => ({ kind: 'open', place, until, refused }),
    meanwhile,
    locked: { for: 'unlock', to: 'answer', until, loss },
  })
  if (carriedOut) return carriedOut
  const left = leave('unprovable')
  return { ...left, record: { ...left.record, opening: { kind: 'unprovable' } } }
}

/** The finalized chain knows this accusation of this dealing too. */
const isFinal = ({ final }: ChainView, { attempt, block }: DealtStage, place: Place): boolean => {
  const stage = final.registration?.stage
  if (stage?.kind !== 'dealt' || stage.attempt !== attempt || stage.block !== block) return false
  return complaintsIn(stage).bad.some((accuser) => isSamePlace(accuser, place))
}

/**
 * Once enough subgroups have confirmed it completes whatever the accuser says, and its peers may complete it in the very
 * block that an opening comes in, which would leave a share of a registered key in public. Before the share deadline they
 * cannot; a share that tells something is kept even then.
 */
const isWorthAShare = ({ dealing }: RegistrationRecord, { best }: ChainView, stage: DealtStage): boolean =>
  confirmedIn(stage) < dealing.threshold ||
  (dealing.threshold > 2 && best.block + LAST_MOMENT <= deadlinesOf(stage, best.parameters).share)
