import { takeUpDuties } from '../../../server/duties.ts'
import { run, saying } from './run.ts'

/** Before it come pallet and call, registrant, dealing hash and subgroup. */
const LAST_OF_PARTIAL = 2 + 32 + 32 + 1 + 31

const lie = saying((work) => {
  if (work.name !== 'confirm') return work
  const call = work.call.slice()
  call[LAST_OF_PARTIAL]! ^= 1
  return { ...work, call }
})

// Confirms with a partial beside the true one; and gives no peer what it would need to confirm before.
await run((needs) => ({ ...takeUpDuties(needs, lie), answer: async () => undefined }))
