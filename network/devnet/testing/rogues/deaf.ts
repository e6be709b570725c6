import { takeUpDuties } from '../../../server/duties.ts'
import { run } from './run.ts'

// Does its duty towards the chain, and answers no peer.
await run((needs) => ({ ...takeUpDuties(needs), answer: async () => undefined }))
