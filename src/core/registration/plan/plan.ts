import { isOver } from '../advance.ts'
import { planHealing } from '../ending/healing.ts'
import { complete, outcomeOf } from '../ending/outcome.ts'
import { failed } from '../failure.ts'
import type { RegistrationRecord } from '../record.ts'
import { isSameDealing } from '../sameDealing.ts'
import type { ChainView } from './chainView.ts'
import { planDealt } from './dealt.ts'
import { end, insteadOf, nothing, type Plan } from './planning.ts'
import { planOpen, planUnopened } from './undealt.ts'

/**
 * What to do next, from the record and the chain alone: asked again after any interruption, it answers the same.
 * The record it returns is to be stored before the act. `unlocked`: something may be signed.
 */
export const plan = (record: RegistrationRecord, view: ChainView, unlocked: boolean): Plan => {
  if (isOver(record.state)) return nothing(record)
  if (record.state.kind === 'registered') return planHealing(record, view)
  const seen = { ...record, waiting: null, seen: { ...record.seen, block: view.best.block } }
  if (view.history === 'behind') return nothing(seen, insteadOf(record.waiting, 'node'))
  if (view.history === 'another') return end(seen, failed('chain-replaced'))
  const { registered, registration } = view.final
  if (registered && isSameDealing(registered.dealingHash, record)) return complete(seen, view, registered)
  const outcome = registration ? undefined : outcomeOf(record, view)
  if (outcome) return end(seen, outcome)
  const stage = view.best.registration?.stage
  // Gone at the best block but not at the finalized one: it has just ended, and how is known when that is final.
  if (!stage) return registration ? nothing(seen) : planUnopened(seen, view, unlocked)
  if (stage.kind === 'open') return planOpen(seen, view, unlocked, stage.until)
  return planDealt(seen, view, unlocked, stage)
}
