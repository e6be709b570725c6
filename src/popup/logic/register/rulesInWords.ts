import type { Acl, Rules } from '../../../protocol/popup/common.ts'
import { words } from '../../words.ts'

export type RuleSentence = {
  readonly chain: 'evm' | 'btc'
  readonly text: string
  readonly addresses: readonly string[]
  /** What a careful reader should stop at: it allows everything. */
  readonly wide: boolean
  readonly creation: string | null
}

export const rulesInWords = (rules: Rules): readonly RuleSentence[] =>
  (['evm', 'btc'] as const).map((chain) => sentence(chain, rules[chain]))

export const hasNoRules = ({ evm, btc }: Rules): boolean => evm === null && btc === null

const sentence = (chain: 'evm' | 'btc', acl: Acl | null): RuleSentence => {
  const name = words.register.rulesFor[chain]
  if (!acl) return { chain, text: words.rules.none(name), addresses: [], wide: false, creation: null }
  const { kind, addresses, allowContractCreation } = acl
  const n = addresses.length
  const text =
    kind === 'allow'
      ? n === 0
        ? words.rules.allowNone(name)
        : words.rules.allow(name, n)
      : n === 0
        ? words.rules.denyNone(name)
        : words.rules.deny(name, n)
  const creation = chain === 'evm' ? (allowContractCreation ? words.rules.creation : words.rules.noCreation) : null
  return { chain, text, addresses, wide: kind === 'deny' && n === 0, creation }
}
