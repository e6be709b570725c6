import { equalBytes, toHex } from '../../core/bytes.ts'
import { hasMember } from '../../core/chain/dealt.ts'
import { ethereumAddress, ss58Encode } from '../../core/keys/address.ts'
import { isOver } from '../../core/registration/advance.ts'
import { failed } from '../../core/registration/failure.ts'
import { type RegistrationRecord, unheard } from '../../core/registration/record.ts'
import type { RegistrationState } from '../../core/registration/state.ts'
import type { GroupView, RegistrationView } from '../../protocol/popup/registration.ts'

/** What the screens show of a record. `firstBlock`: of the chain that the node knows, once it was read. */
export const viewOf = (record: RegistrationRecord, firstBlock: Uint8Array | undefined): RegistrationView => {
  const { id, source, registrant, dealing, rules, rulesAccount, startedAt, waiting, seen, testSignature } = record
  const state = stateOn(record, firstBlock)
  return {
    id,
    origin: source?.origin ?? null,
    account: ss58Encode(registrant),
    verifyingKey: toHex(dealing.verifyingKey),
    ethereumAddress: ethereumAddress(dealing.verifyingKey),
    rules,
    rulesAccount: ss58Encode(rulesAccount),
    threshold: dealing.threshold,
    deposit: record.deposit?.toString() ?? null,
    fee: record.fee?.toString() ?? null,
    exposed: isExposed(record),
    startedAt,
    attempt: record.attempt,
    dead: deadOf(record),
    state,
    waiting,
    ending: record.ending !== null && !isOver(state),
    groups: groupsOf(record),
    deadline: seen.deadline === null ? null : { block: seen.deadline, now: seen.block },
    testSignature: testSignature && {
      messageHash: toHex(testSignature.messageHash),
      signature: toHex(testSignature.signature),
      valid: testSignature.valid,
    },
  }
}

const deadOf = ({ dead, died }: RegistrationRecord) => (died ? [...dead, died] : dead)

/** From the moment an opening is signed its secret may be out, whatever the chain makes of it. */
const isExposed = (record: RegistrationRecord): boolean =>
  record.dealing.threshold === 2 &&
  (record.opening.kind === 'opened' || deadOf(record).some(({ kind }) => kind === 'server-lied'))

/** What an earlier chain registered counts for nothing on this one. It is not forgotten: the user may go back to that node. */
const stateOn = (record: RegistrationRecord, firstBlock: Uint8Array | undefined): RegistrationState => {
  const { state } = record
  const isOfAnother = firstBlock && record.firstBlock && !equalBytes(firstBlock, record.firstBlock)
  return state.kind === 'registered' && isOfAnother ? failed('chain-replaced') : state
}

/** Servers are numbered through, in the roster's order. */
const groupsOf = (record: RegistrationRecord): GroupView[] => {
  let number = 0
  return record.servers.map((members, subgroup) => ({
    subgroup,
    confirmed: record.seen.groups[subgroup]?.confirmed ?? false,
    servers: members.map(({ endpoint, delivery }, member) => {
      const { holders, missing, bad, delivered, excluded } = record.seen.groups[subgroup] ?? unheard
      const holder = hasMember(holders, member)
      return {
        name: `Server ${++number}`,
        endpoint,
        delivery: holder ? { kind: 'stored' } : delivery,
        holder,
        complaint: hasMember(bad, member) ? 'bad' : hasMember(missing, member) && !holder ? 'missing' : null,
        answered: hasMember(delivered, member),
        excluded: hasMember(excluded, member),
      }
    }),
  }))
}
