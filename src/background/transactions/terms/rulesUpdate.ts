import { equalBytes } from '../../../core/bytes.ts'
import { type Constraints, constraintsCodec } from '../../../core/chain/constraints.ts'
import { spendable } from '../../../core/chain/system.ts'
import { ss58Decode, ss58Encode } from '../../../core/keys/address.ts'
import type { Network } from '../../../core/networks.ts'
import type { Chain } from '../../../core/registration/ports.ts'
import { parseRules } from '../../../core/rules/rules.ts'
import { encodeOwnCall } from '../../../core/transactions/ownCall.ts'
import type { Address } from '../../../protocol/popup/common.ts'
import type { RulesQuote, RulesUpdate, RulesUpdateProblem } from '../../../protocol/popup/transactions.ts'
import { feeOf } from '../../registration/approval/fee.ts'
import type { Wish } from '../engine/wish.ts'
import { type Claim, isTaken } from './claim.ts'

/** What is known here of the account that pays. */
type Payer = (address: Address) => {
  readonly isOwn: boolean
  readonly isSending: boolean
  readonly claim: Claim | undefined
}

const noRules: Constraints = { evmAcl: undefined, btcAcl: undefined }

/** What changing the rules would cost as of now, with every problem at once. @throws {EntropyError} `chain-unavailable` … */
export const readRulesUpdate = async (
  chain: Chain,
  network: Network,
  { registrant: address, rules }: RulesUpdate,
  payerOf: Payer,
): Promise<{ quote: RulesQuote; wish: Wish | undefined }> => {
  const registrant = ss58Decode(address)
  const { problems: lines, constraints = noRules } = parseRules(rules)
  const { best } = chain.heads()
  const { registered, constraints: present = noRules, constraintAccount } = await chain.standing(registrant, best)
  if (!registered || !constraintAccount)
    return { quote: { ...unknown, lines, problems: ['not-registered'] }, wish: undefined }
  const rulesAccount = ss58Encode(constraintAccount)
  const { isOwn, isSending, claim } = payerOf(rulesAccount)
  const account = await chain.account(constraintAccount, best)
  const call = { kind: 'update-rules', registrant, constraints } as const
  const fee = await feeOf(chain, network, {
    signer: constraintAccount,
    nonce: account.nonce,
    call: encodeOwnCall(call),
  })
  const balance = spendable(account)
  const needed = fee + network.existentialDeposit + (claim?.reserve ?? 0n)
  const missing = needed > balance ? needed - balance : 0n
  const checks: [RulesUpdateProblem, boolean][] = [
    ['bad-rules', lines.length > 0],
    ['unchanged', lines.length === 0 && equalBytes(constraintsCodec.enc(constraints), constraintsCodec.enc(present))],
    ['foreign-rules-account', !isOwn],
    ['registering', isTaken(claim, account)],
    ['under-way', isSending],
    ['insufficient-funds', isOwn && missing > 0n],
  ]
  const { rulesAccountFunding } = network
  const quote = {
    problems: checks.flatMap(([problem, isSo]) => (isSo ? [problem] : [])),
    error: null,
    lines,
    rulesAccount,
    fee: fee.toString(),
    balance: balance.toString(),
    missing: missing.toString(),
    funding: (missing > rulesAccountFunding ? missing : rulesAccountFunding).toString(),
  }
  return { quote, wish: { account: constraintAccount, call, purpose: { kind: 'rules', registrant, rules }, fee } }
}

/** When nothing can be said about costs. */
export const unknown: RulesQuote = {
  ...{ problems: [], error: null, lines: [], rulesAccount: null },
  ...{ fee: '0', balance: '0', missing: '0', funding: '0' },
}
