import { EntropyError } from '../../../core/errors.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import type { RegistrationDraft } from '../../../protocol/popup/registration.ts'
import type { Prepared } from '../../../protocol/workerApi.ts'
import type { Now } from '../../ports.ts'
import type { Source, VaultService } from '../../services.ts'
import { dealingOf } from '../engine/dealAgain.ts'
import { asSigned, nextContext, type SigningPorts, withKey } from './signing.ts'
import { readTerms, type Terms } from './terms.ts'

export type ApprovalPorts = SigningPorts & {
  readonly vault: VaultService
  readonly now: Now
  readonly newId: () => string
}

/**
 * Opens the key once: splits, seals and signs all in one job. What it returns has not been sent or stored.
 * @throws {EntropyError} `locked`, `not-backed-up`, `invalid-argument` (data: the problems), `chain-unavailable` …
 */
export const prepare = async (
  ports: ApprovalPorts,
  chain: Chain,
  draft: RegistrationDraft,
  source: Source | null,
): Promise<RegistrationRecord> => {
  const { vault, network, runJob } = ports
  await vault.checkDeadline()
  const view = vault.view()
  if (view.kind !== 'unlocked') throw new EntropyError('locked', 'unlock the wallet first')
  if (view.backup !== 'proven') throw new EntropyError('not-backed-up', 'prove the backup of your phrase first')
  const { terms, problems } = await readTerms(draft, vault, chain, network, false)
  if (!terms || problems.length > 0)
    throw new EntropyError('invalid-argument', 'this cannot be registered as it is', { data: { problems } })
  const context = await nextContext(chain, terms.registrant, network)
  const { attempt, threshold, rulesAccount, constraints, funding } = terms
  const preparation = { attempt, threshold, rulesAccount, constraints, funding, context, ...ownersOf(terms) }
  const roster = terms.roster.subgroups
  const prepared = await withKey(vault, (open) => runJob('prepareRegistration', { ...open, ...preparation, roster }))
  const firstBlock = (await chain.firstBlock()) ?? null
  return { ...recordOf(ports, chain, draft, source, terms, prepared, asSigned(prepared.calls, context)), firstBlock }
}

const ownersOf = ({ registrant, verifyingKey }: Terms) => ({ account: registrant, key: verifyingKey })

const recordOf = (
  { now, newId, network }: ApprovalPorts,
  chain: Chain,
  draft: RegistrationDraft,
  source: Source | null,
  terms: Terms,
  prepared: Prepared,
  calls: RegistrationRecord['calls'],
): Omit<RegistrationRecord, 'firstBlock'> => {
  const { best, finalized } = chain.heads()
  return {
    version: 2,
    id: newId(),
    source,
    startedAt: now(),
    startedAtBlock: finalized.number,
    startedAtHash: finalized.hash,
    genesis: chain.genesis,
    registrant: terms.registrant,
    rules: draft.rules,
    rulesAccount: terms.rulesAccount,
    deposit: terms.deposit,
    fee: terms.fee,
    cost: terms.fee + terms.deposit + terms.funding + network.existentialDeposit + terms.reserve,
    spare: terms.spare,
    ...dealingOf(terms.roster, terms.attempt, prepared, { block: best.number, deadline: null }),
    calls,
    later: [],
    signedAgain: 0,
    dead: [],
    ending: null,
    state: { kind: 'approved' },
    waiting: null,
    testSignature: null,
  }
}
