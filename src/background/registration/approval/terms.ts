import { equalBytes, fromHex } from '../../../core/bytes.ts'
import type { Constraints } from '../../../core/chain/constraints.ts'
import { spendable } from '../../../core/chain/system.ts'
import { defaultThreshold, isThreshold } from '../../../core/dealing/open.ts'
import { asEntropyError } from '../../../core/errors.ts'
import { ss58Decode } from '../../../core/keys/address.ts'
import type { Network } from '../../../core/networks.ts'
import type { Chain, OfferedRoster } from '../../../core/registration/ports.ts'
import { parseRules } from '../../../core/rules/rules.ts'
import type { DraftProblem, RegistrationDraft } from '../../../protocol/popup/registration.ts'
import type { VaultService } from '../../services.ts'
import { estimateFees } from './fee.ts'

/** Everything a registration is made of, read from draft, vault and chain. Accounts 32 bytes, values in planck. */
export type Terms = {
  readonly registrant: Uint8Array
  readonly verifyingKey: Uint8Array
  readonly rulesAccount: Uint8Array
  readonly constraints: Constraints | undefined
  readonly threshold: number
  readonly roster: OfferedRoster
  readonly attempt: number
  readonly balance: bigint
  /** What the balance lacks of everything that is paid and of what has to stay; zero when there is enough. */
  readonly missing: bigint
  readonly fee: bigint
  /** What one transaction more takes at most. */
  readonly spare: bigint
  /** Kept ready for answers to complaints and for a second splitting. */
  readonly reserve: bigint
  readonly deposit: bigint
  readonly funding: bigint
}

type Public = Pick<VaultService, 'accounts' | 'keys' | 'view'>

/** What is wrong with the draft before the chain is asked, and what it means. */
export const readDraft = (draft: RegistrationDraft, vault: Public) => {
  const problems: DraftProblem[] = []
  const view = vault.view()
  const accounts = vault.accounts()
  if (!accounts.some(({ address, role }) => address === draft.account && role === 'registrant'))
    problems.push({ field: 'account', code: 'unknown-account', message: 'this account is not in this wallet' })
  if (!vault.keys().some(({ verifyingKey }) => verifyingKey === draft.verifyingKey))
    problems.push({ field: 'key', code: 'unknown-key', message: 'this key is not in this wallet' })
  if (view.kind === 'unlocked' && view.backup === 'unproven')
    problems.push({ field: 'key', code: 'not-backed-up', message: 'prove the backup of your phrase first' })
  const rules = parseRules(draft.rules)
  for (const { line, code, message } of rules.problems)
    problems.push({ field: 'rules', code, message, ...(line !== undefined && { line }) })
  const own = accounts.find(({ role }) => role === 'rules')?.address
  const rulesAccount = decodeAddress(draft.rulesAccount ?? own ?? '', 'rulesAccount', problems)
  const isOwnRulesAccount = draft.rulesAccount === null || draft.rulesAccount === own
  return { problems, rulesAccount, isOwnRulesAccount, constraints: rules.constraints }
}

const decodeAddress = (address: string, field: DraftProblem['field'], problems: DraftProblem[]) => {
  try {
    return ss58Decode(address.trim())
  } catch (error) {
    const isForeign = asEntropyError(error).code === 'wrong-network'
    problems.push({
      field,
      code: isForeign ? 'foreign-address' : 'not-an-address',
      message: isForeign ? 'this address belongs to another network' : 'this is not an address',
    })
    return undefined
  }
}

/** Terms as of now, with every problem at once. `isUnderWay`: a registration of this account is known here. @throws {EntropyError} `chain-unavailable`, `wrong-network` … */
export const readTerms = async (
  draft: RegistrationDraft,
  vault: Public,
  chain: Chain,
  network: Network,
  isUnderWay: boolean,
): Promise<{ terms: Terms | undefined; problems: readonly DraftProblem[] }> => {
  const { problems, rulesAccount, isOwnRulesAccount, constraints } = readDraft(draft, vault)
  if (!rulesAccount || problems.some(({ field, code }) => field === 'account' || code === 'unknown-key'))
    return { terms: undefined, problems }
  const registrant = ss58Decode(draft.account)
  const verifyingKey = fromHex(draft.verifyingKey, 33)
  const { best, finalized } = chain.heads()
  const [account, rules, standing, before, keyOwner, parameters, roster] = await Promise.all([
    chain.account(registrant, best),
    chain.account(rulesAccount, best),
    chain.standing(registrant, best),
    chain.standing(registrant, finalized),
    chain.keyOwner(verifyingKey, best),
    chain.parameters(best),
    chain.roster(finalized),
  ])
  if (standing.registered)
    problems.push({
      field: 'account',
      code: 'already-registered',
      message: 'this account has registered a key already',
    })
  if (standing.registration) {
    const isLeftBehind = !isUnderWay && standing.registration.stage.kind === 'open'
    const code = isLeftBehind ? 'left-behind' : 'already-pending'
    problems.push({ field: 'account', code, message: 'this account is registering already' })
  } else if (before.registration)
    // The end of the last one is not final: it would be taken for the end of this one.
    problems.push({ field: 'account', code: 'already-pending', message: 'this account was registering a moment ago' })
  if (keyOwner && !standing.registered && !(standing.registration && equalBytes(keyOwner, registrant)))
    problems.push({ field: 'key', code: 'key-taken', message: 'this key is registered already' })
  const subgroups = roster.subgroups.length
  const threshold = draft.threshold ?? defaultThreshold(subgroups)
  if (!isThreshold(threshold, subgroups)) {
    const message = `the network takes ${Math.floor(subgroups / 2) + 1} to ${subgroups} groups`
    problems.push({ field: 'threshold', code: 'invalid-threshold', message })
    return { terms: undefined, problems }
  }
  const funding = isOwnRulesAccount && rules.free === 0n ? network.rulesAccountFunding : 0n
  const { nonce } = account
  const subject = { registrant, nonce, rulesAccount, constraints, threshold, funding }
  const { fee, spare, reserve } = await estimateFees(chain, network, subject)
  const { deposit } = parameters
  const balance = spendable(account)
  const needed = fee + reserve + deposit + funding + network.existentialDeposit
  const missing = needed > balance ? needed - balance : 0n
  if (missing > 0n)
    problems.push({
      field: 'balance',
      code: 'insufficient-funds',
      message: 'there is not enough money in this account',
    })
  const attempt = (standing.registrant?.attempts ?? 0) + 1
  const terms = { registrant, verifyingKey, rulesAccount, constraints, threshold, roster, attempt, balance }
  return { terms: { ...terms, fee, spare, reserve, deposit, funding, missing }, problems }
}
