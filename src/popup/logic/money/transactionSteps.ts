import type { HistoryView } from '../../../protocol/popup/history.ts'
import type { StepView } from '../../components/layout/Steps.tsx'
import { words } from '../../words.ts'

/** Signed, in a block, final: how far a transaction is. */
export const transactionSteps = (state: HistoryView['state']): readonly StepView[] => {
  const { steps, inBlock } = words.transaction
  const block = 'block' in state ? state.block : null
  const where = block === null ? {} : { detail: inBlock(block) }
  const signed: StepView = { name: steps.signed, state: 'done' }
  const included = (is: StepView['state']): StepView => ({ name: steps.included, state: is, ...where })
  const final = (is: StepView['state']): StepView => ({ name: steps.final, state: is })
  switch (state.kind) {
    case 'pending':
      return block === null ? [signed, included('now'), final('next')] : [signed, included('done'), final('now')]
    case 'final':
      return [signed, included('done'), final('done')]
    case 'unknown':
      return block === null ? [signed] : [signed, included('done'), final('done')]
    case 'failed':
      return [signed, included('failed')]
  }
}
