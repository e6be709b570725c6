import { toHex } from '../../../core/bytes.ts'
import { verifyAck } from '../../../core/dealing/holderProof.ts'
import { type OpenedDealing, openDealing } from '../../../core/dealing/open.ts'
import { verifyingShare } from '../../../core/dealing/partial.ts'
import type { ServerAnswer } from '../../../core/registration/ports.ts'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import type { Place } from '../../../core/registration/state.ts'

/** Opened once for all of its servers. */
const opened = new Map<string, OpenedDealing>()

/** A proof of holding that does not verify is as good as no answer. */
export const judge = (record: RegistrationRecord, { subgroup, member }: Place, answer: ServerAnswer): ServerAnswer => {
  if (answer.kind === 'problem') return answer
  const { dealing, dealingHash, genesis, registrant, attempt, servers } = record
  const name = toHex(dealingHash)
  const known = opened.get(name) ?? openDealing(dealing, { genesis, registrant, attempt, subgroups: servers.length })
  opened.set(name, known)
  const { tssAccount } = servers[subgroup]![member]!
  const claim = { dealingHash, subgroup, tssAccount, verifyingShare: verifyingShare(known, subgroup), ack: answer.ack }
  return verifyAck(claim) ? answer : { kind: 'problem', code: 'bad-reply' }
}
