import { takeUpDuties } from '../../../server/duties.ts'
import { run, saying } from './run.ts'

// Takes what it gets, and tells neither its peers nor the chain.
await run((needs) => ({
  ...takeUpDuties(
    needs,
    saying(() => undefined),
  ),
  answer: async () => undefined,
}))
