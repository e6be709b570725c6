import { signAck } from '../../../../src/core/dealing/holderProof.ts'
import { takeUpDuties } from '../../../server/duties.ts'
import { run, saying } from './run.ts'

// Claims towards its peer to hold the share, well signed, with a proof for another one; and shows the chain no better one.
await run(({ store, ...needs }) => {
  const quiet = saying((work) => (['confirm', 'acknowledge'].includes(work.name) ? undefined : work))
  const duties = takeUpDuties({ store, ...needs }, quiet)
  return {
    ...duties,
    async answer(question) {
      const honest = await duties.answer(question)
      const record = await store.dealings.get(question.registrant, question.dealingHash)
      if (honest?.ack === undefined || record === undefined || record.share.tag === 'bad') return honest
      const { dealingHash, subgroup, member } = record
      const x = record.share.value.x.map((byte, i) => (i === 31 ? byte ^ 1 : byte))
      const holder = { dealingHash, subgroup, tssAccount: needs.tssAccount, x }
      return { ...honest, ack: { ...signAck({ ...holder, tssSecret: store.secrets.tss }), member } }
    },
  }
})
