import { encodeCall } from '../../../../src/core/chain/calls.ts'
import { takeUpDuties } from '../../../server/duties.ts'
import { type Perform, perform } from '../../../server/reconcile/perform/perform.ts'
import { run } from './run.ts'

const accuse: Perform = async (needs, action, subject) => {
  if (action.kind !== 'confirm') return perform(needs, action, subject)
  const { registrant, dealingHash } = subject
  const call = encodeCall.challenge({ registrant, dealingHash, complaint: 'bad' })
  needs.submitter.submit({ key: 'lie', name: 'challenge', call })
}

// Where it should confirm that it holds its share, it says that it got a bad one.
await run((needs) => ({ ...takeUpDuties(needs, accuse), answer: async () => undefined }))
