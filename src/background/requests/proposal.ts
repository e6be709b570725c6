import { EntropyError } from '../../core/errors.ts'
import { ss58Account, ss58Encode } from '../../core/keys/address.ts'
import { parseRules } from '../../core/rules/rules.ts'
import type { Constraints, RegisterRequest } from '../../protocol/pageApi.ts'
import type { Address, Hex, Rules } from '../../protocol/popup/common.ts'
import type { Proposal } from '../../protocol/popup/requests.ts'
import type { KeyView } from '../../protocol/popup/vault.ts'
import { expectAmong } from '../sites/expectAmong.ts'

export type Known = {
  readonly genesis: Hex
  readonly keys: readonly KeyView[]
  /** What the asking site may see. */
  readonly granted: readonly Address[]
}

/**
 * What a site asks for, looked at before anybody is bothered with it.
 * @throws 'unauthorised' for an account the site was not granted, 'invalid-argument' for what can never be.
 */
export function proposalOf(request: RegisterRequest, { genesis, keys, granted }: Known): Proposal {
  if (request.genesisHash !== undefined && request.genesisHash.toLowerCase() !== genesis)
    throw new EntropyError('wrong-network', 'the wallet is on another network')
  const { account, constraintAccount } = request
  return {
    account: account === undefined ? null : expectAmong(granted, account),
    verifyingKey: request.key === undefined ? null : keyOf(request.key, keys),
    rules: request.constraints === undefined ? null : rulesOf(request.constraints),
    rulesAccount: constraintAccount === undefined ? null : ss58Encode(ss58Account(constraintAccount)),
    threshold: request.threshold ?? null,
  }
}

function keyOf(asked: NonNullable<RegisterRequest['key']>, keys: readonly KeyView[]): Hex {
  const same = (a: Hex, b: Hex) => a.toLowerCase() === b.toLowerCase()
  const found = keys.find((key) =>
    'ethereum' in asked ? same(key.ethereumAddress, asked.ethereum) : same(key.verifyingKey, asked.verifyingKey),
  )
  if (!found) throw new EntropyError('invalid-argument', 'key: not a key of this wallet')
  return found.verifyingKey
}

function rulesOf({ evm, btc }: Constraints): Rules {
  const rules = { evm: evm ?? null, btc: btc ?? null }
  const [problem] = parseRules(rules).problems
  if (!problem) return rules
  const { list, line, message } = problem
  throw new EntropyError('invalid-argument', `constraints: ${message}`, { data: { list, line } })
}
