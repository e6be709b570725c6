import { equalBytes } from '../../../core/bytes.ts'
import { isThreshold } from '../../../core/dealing/open.ts'
import { asEntropyError } from '../../../core/errors.ts'
import { failed } from '../../../core/registration/failure.ts'
import type { Act } from '../../../core/registration/plan/planning.ts'
import type { Chain, OfferedRoster } from '../../../core/registration/ports.ts'
import { type RegistrationRecord, unheard } from '../../../core/registration/record.ts'
import { isSameDealing } from '../../../core/registration/sameDealing.ts'
import type { Prepared } from '../../../protocol/workerApi.ts'
import { asSigned, nextContext, type SigningPorts, withKey } from '../approval/signing.ts'

type Change = (record: RegistrationRecord) => RegistrationRecord

/**
 * Splits the key once more, for the finalized roster, under the number that the finalized chain gives. What it returns has
 * neither been stored nor sent. Undefined: the chain has to go on first.
 */
export const dealAgain = async (
  ports: SigningPorts,
  chain: Chain,
  record: RegistrationRecord,
  { attempt, rosters }: Extract<Act, { kind: 'deal-again' }>,
): Promise<Change | undefined> => {
  const roster = await finalRoster(chain)
  if (!roster) return waitForServers
  // The finalized block may be behind the one whose roster the chain asks for.
  if (!rosters.some((hash) => equalBytes(hash, roster.hash))) return undefined
  const { threshold, verifyingKey: key } = record.dealing
  // The user chose it for another number of groups: to choose again is not ours.
  if (!isThreshold(threshold, roster.subgroups.length))
    return (current) => ({ ...current, ending: failed('roster-changed') })
  const context = await nextContext(chain, record.registrant, ports.network)
  const splitting = { account: record.registrant, key, attempt, threshold, roster: roster.subgroups, context }
  const prepared = await withKey(ports.vault, (open) => ports.runJob('dealAgain', { ...open, ...splitting }))
  const [deal] = asSigned(prepared.calls, context)
  return (current) => {
    if (!isSameDealing(record.dealingHash, current) || !deal) return current
    const calls = current.calls.map((old) => (old.call.kind === 'deal' ? deal : old))
    return { ...current, ...dealingOf(roster, attempt, prepared, current.seen), ...startedAgain(current), calls }
  }
}

/** Undefined while a group of the network has nobody in it. */
const finalRoster = async (chain: Chain): Promise<OfferedRoster | undefined> => {
  try {
    return await chain.roster(chain.heads().finalized)
  } catch (error) {
    if (asEntropyError(error).code === 'invalid-roster') return undefined
    throw error
  }
}

const waitForServers: Change = (record) => {
  const { deadline } = record.seen
  return {
    ...record,
    waiting: { for: 'roster', loss: 'deposit-back', ...(deadline !== null && { until: deadline }) },
  }
}

/** What was signed for the splitting before, and what it had come to, counts no more. */
const startedAgain = ({ dead, died }: RegistrationRecord) => ({
  dead: died ? [...dead, died] : dead,
  later: [],
  signedAgain: 0,
})

/** What is particular to this splitting; nothing was heard of it yet. */
export const dealingOf = (
  { subgroups }: OfferedRoster,
  attempt: number,
  { dealing, dealingHash, envelopes, sealedEntropy }: Prepared,
  seen: { readonly block: number; readonly deadline: number | null },
) => ({
  attempt,
  dealing,
  dealingHash,
  envelopes,
  sealedEntropy,
  servers: subgroups.map((members) => members.map((member) => ({ ...member, delivery: { kind: 'waiting' } as const }))),
  opening: { kind: 'undecided' } as const,
  died: null,
  seen: { block: seen.block, deadline: seen.deadline, groups: subgroups.map(() => unheard) },
})
