import { signAck } from '../../../../src/core/dealing/holderProof.ts'
import { takeUpDuties } from '../../../server/duties.ts'
import { run, saying } from './run.ts'

// Claims towards its peer to hold the share, well signed, with a proof for another one; and shows the chain no better one.
await run((needs) => {
  const quiet = saying((work) => (['confirm', 'acknowledge'].includes(work.name) ? undefined : work))
  const { dealings, keySets } = needs.store
  const { tssAccount, tssSecret } = keySets.all()[0]!
  const duties = takeUpDuties(needs, quiet)
  return {
    ...duties,
    async answer(question) {
      const honest = await duties.answer(question)
      const record = await dealings.get(question.registrant, question.dealingHash)
      if (honest?.ack === undefined || record === undefined || record.share.tag === 'bad') return honest
      const { dealingHash, subgroup, member } = record
      const x = record.share.value.x.map((byte, i) => (i === 31 ? byte ^ 1 : byte))
      return { ...honest, ack: { ...signAck({ dealingHash, subgroup, tssAccount, x, tssSecret }), member } }
    },
  }
})
