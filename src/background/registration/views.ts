import { toHex } from '../../core/bytes.ts'
import { ethereumAddress, ss58Encode } from '../../core/keys/address.ts'
import { isHolder } from '../../core/registration/plan/dealt.ts'
import type { RegistrationRecord } from '../../core/registration/record.ts'
import type { GroupView, RegistrationView } from '../../protocol/popupApi.ts'

/** What the screens show of a record. */
export const viewOf = (record: RegistrationRecord): RegistrationView => {
  const { id, source, registrant, dealing, rules, rulesAccount, startedAt, state, waiting, seen, testSignature } =
    record
  return {
    id,
    origin: source?.origin ?? null,
    account: ss58Encode(registrant),
    verifyingKey: toHex(dealing.verifyingKey),
    ethereumAddress: ethereumAddress(dealing.verifyingKey),
    rules,
    rulesAccount: ss58Encode(rulesAccount),
    threshold: dealing.threshold,
    startedAt,
    state,
    waiting,
    groups: groupsOf(record),
    deadline: seen.deadline === null ? null : { block: seen.deadline, now: seen.block },
    testSignature: testSignature && {
      messageHash: toHex(testSignature.messageHash),
      signature: toHex(testSignature.signature),
      valid: testSignature.valid,
    },
  }
}

/** Servers are numbered through, in the roster's order. */
const groupsOf = (record: RegistrationRecord): GroupView[] => {
  let number = 0
  return record.servers.map((members, subgroup) => ({
    subgroup,
    confirmed: record.seen.confirmed[subgroup] ?? false,
    servers: members.map(({ endpoint, delivery }, member) => {
      const holder = isHolder(record, { subgroup, member })
      return { name: `Server ${++number}`, endpoint, delivery: holder ? { kind: 'stored' } : delivery, holder }
    }),
  }))
}
