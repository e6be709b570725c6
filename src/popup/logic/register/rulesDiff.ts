import { toHex } from '../../../core/bytes.ts'
import { bitcoinScriptHash } from '../../../core/rules/bitcoin.ts'
import type { Acl, Rules } from '../../../protocol/popup/common.ts'

type Mode = 'allow' | 'deny' | 'nothing'
export type ChainDiff = {
  readonly chain: 'evm' | 'btc'
  readonly added: readonly string[]
  readonly gone: readonly string[]
  /** The kind of list before and after, if that is another one. */
  readonly kind: readonly [before: Mode, after: Mode] | null
  /** Whether contracts may be created from now on, if that is new. */
  readonly creation: boolean | null
  readonly changed: boolean
}

/** What another set of rules changes, chain by chain. Addresses are compared by what they mean, not by how they are written. */
export const rulesDiff = (before: Rules, after: Rules): readonly ChainDiff[] =>
  (['evm', 'btc'] as const).map((chain) => diff(chain, before[chain], after[chain]))

const diff = (chain: 'evm' | 'btc', before: Acl | null, after: Acl | null): ChainDiff => {
  const added = missingFrom(before, after, chain)
  const gone = missingFrom(after, before, chain)
  const kinds = [before?.kind ?? 'nothing', after?.kind ?? 'nothing'] as const
  const kind = kinds[0] === kinds[1] ? null : kinds
  const [could, can] = [before, after].map((acl) => acl?.allowContractCreation ?? false)
  const creation = could === can ? null : can === true
  return {
    chain,
    added,
    gone,
    kind,
    creation,
    changed: added.length + gone.length > 0 || kind !== null || creation !== null,
  }
}

/** The addresses of the second list that the first one lacks. */
const missingFrom = (list: Acl | null, other: Acl | null, chain: 'evm' | 'btc'): string[] => {
  const meanings = new Set(list?.addresses.map((address) => meaning(chain, address)))
  return (other?.addresses ?? []).filter((address) => !meanings.has(meaning(chain, address)))
}

const meaning = (chain: 'evm' | 'btc', address: string): string => {
  if (chain === 'evm') return address.toLowerCase()
  const hash = bitcoinScriptHash(address)
  return hash instanceof Uint8Array ? toHex(hash) : address
}
