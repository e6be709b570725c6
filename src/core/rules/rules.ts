import { toHex } from '../bytes.ts'
import { type Acl as ChainAcl, type Constraints, MAX_ACL_ADDRESSES } from '../chain/constraints.ts'
import { checksumAddress } from '../keys/address.ts'
import { bitcoinScriptHash } from './bitcoin.ts'
import { parseEthereumAddress } from './ethereum.ts'
import type { RuleProblem } from './problem.ts'

/** As the user sees them: Ethereum addresses in EIP-55 text, Bitcoin addresses as typed. `null`: nothing may be signed for that chain. */
export type Rules = { readonly evm: RuleList | null; readonly btc: RuleList | null }
export type RuleList = {
  readonly kind: 'allow' | 'deny'
  readonly addresses: readonly string[]
  readonly allowContractCreation?: boolean | undefined
}

export type ParsedRules = {
  readonly problems: readonly RuleProblem[]
  /** What the chain stores; undefined when the rules allow nothing, or have a problem. */
  readonly constraints: Constraints | undefined
}

/** Finds every problem at once: each is shown beside its line. */
export const parseRules = (rules: Rules): ParsedRules => {
  const problems: RuleProblem[] = []
  const evmAcl = rules.evm ? parseList('evm', rules.evm, problems) : undefined
  const btcAcl = rules.btc ? parseList('btc', rules.btc, problems) : undefined
  const constraints = evmAcl || btcAcl ? { evmAcl, btcAcl } : undefined
  return { problems, constraints: problems.length === 0 ? constraints : undefined }
}

const parsers = { evm: parseEthereumAddress, btc: bitcoinScriptHash }

const parseList = (
  list: 'evm' | 'btc',
  { kind, addresses, allowContractCreation }: RuleList,
  problems: RuleProblem[],
) => {
  if (addresses.length > MAX_ACL_ADDRESSES)
    problems.push({
      ...{ list, line: MAX_ACL_ADDRESSES, code: 'too-many' },
      message: `at most ${MAX_ACL_ADDRESSES} addresses: this one and those after it are too many`,
    })
  const seen = new Set<string>()
  const entries = addresses.flatMap((address, line) => {
    const parsed = parsers[list](address)
    if (!(parsed instanceof Uint8Array)) {
      problems.push({ list, line, ...parsed })
      return []
    }
    if (seen.has(toHex(parsed)))
      problems.push({ list, line, code: 'duplicate', message: 'this address is in the list already' })
    seen.add(toHex(parsed))
    return [parsed]
  })
  return { addresses: entries, kind, allowNullRecipient: list === 'evm' && allowContractCreation === true }
}

/**
 * What can be shown of the chain's rules: of a Bitcoin address only the hash of its script is there. `typed`: Bitcoin
 * addresses that are known here, to be shown in place of their hashes.
 */
export const rulesOf = (constraints: Constraints | undefined, typed: readonly string[] = []): Rules => {
  const known = new Map(typed.map((address) => [scriptHash(address), address]))
  const showBitcoin = (hash: Uint8Array) => known.get(toHex(hash)) ?? toHex(hash)
  return {
    evm: constraints?.evmAcl ? showList(constraints.evmAcl, checksumAddress) : null,
    btc: constraints?.btcAcl ? showList(constraints.btcAcl, showBitcoin) : null,
  }
}

const scriptHash = (address: string): string | undefined => {
  const hash = bitcoinScriptHash(address)
  return hash instanceof Uint8Array ? toHex(hash) : undefined
}

const showList = (
  { kind, addresses, allowNullRecipient }: ChainAcl,
  show: (bytes: Uint8Array) => string,
): RuleList => ({
  kind,
  addresses: addresses.map(show),
  ...(allowNullRecipient && { allowContractCreation: true }),
})
