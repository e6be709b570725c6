import { equalBytes } from '../../bytes.ts'
import { isOver } from '../advance.ts'
import type { RegistrationRecord } from '../record.ts'
import type { ChainView } from './chainView.ts'
import { planDealt } from './dealt.ts'
import { planOpen, planUnopened } from './opening.ts'
import { complete, outcomeOf } from './outcome.ts'
import { end, failed, nothing, type Plan } from './planning.ts'

/**
 * What to do next, from the record and the chain alone: asked again after any interruption, it answers the same.
 * The record it returns is to be stored before the act. `unlocked`: something may be signed.
 */
export const plan = (record: RegistrationRecord, view: ChainView, unlocked: boolean): Plan => {
  if (isOver(record.state)) return nothing(record)
  const seen = { ...record, waiting: null, seen: { ...record.seen, block: view.best.block } }
  if (view.history === 'behind') return nothing(seen, { for: 'node', loss: 'nothing' })
  if (view.history === 'another') return end(seen, failed('chain-replaced'))
  const { registered, registration } = view.final
  if (registered && equalBytes(registered.dealingHash, record.dealingHash)) return complete(seen, registered)
  const outcome = registration ? undefined : outcomeOf(record, view)
  if (outcome) return end(seen, outcome)
  const stage = view.best.registration?.stage
  // Gone at the best block but not at the finalized one: it has just ended, and how is known when that is final.
  if (!stage) return registration ? nothing(seen) : planUnopened(seen, view, unlocked)
  if (stage.kind === 'open') return planOpen(seen, view, unlocked, stage.until)
  return planDealt(seen, view, unlocked, stage)
}
