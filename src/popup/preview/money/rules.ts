import type { RulesQuote } from '../../../protocol/popup/transactions.ts'
import type { Preview, Previews } from '../preview.ts'
import { account, friends, rulesAccount } from '../snapshots.ts'
import { pending, rulesChanged, sent } from './history.ts'
import { registeredOnChain, rulesQuote, standing, stranger, transferQuote } from './onChain.ts'

const list = (addresses: readonly string[], mode = 'allow') => ({ mode, text: addresses.join('\n'), creation: false })
const off = { mode: 'nothing', text: '', creation: false }
const others = {
  evm: list([friends[0]!, friends[2]!]),
  btc: list(['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'], 'deny'),
}
const changing = (draft: unknown, step = '', more: Partial<Preview> = {}): Preview => ({
  ...{ snapshot: standing, hash: `#/rules/${account}${step}`, draft },
  ...more,
})
const poor: RulesQuote = { ...rulesQuote, problems: ['insufficient-funds'], balance: '0', missing: '1123000000' }
const many = Array.from({ length: 26 }, (_, i) => `0x${(i + 1).toString(16).padStart(40, '0')}`)

/** Rules that are changed. */
export const ruleChanges: Previews = {
  'rules-form': changing(undefined),
  'rules-form-changed': changing(others),
  'rules-form-errors': changing(
    {
      evm: list([...many, 'vitalik.eth', friends[1]!.replace('aA', 'Aa'), many[0]!]),
      btc: list(['1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN3', 'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx']),
    },
    '',
    { act: ['Review the change'] },
  ),
  'rules-form-fingerprint': changing({ evm: off, btc: list([`0x${'ab'.repeat(32)}`]) }),
  'rules-form-others': changing(undefined, '', { chain: { ...registeredOnChain, rulesAccount: stranger } }),
  'rules-loading': changing(undefined, '', { chain: 'waiting' }),
  'rules-node-down': changing(undefined, '', { chain: 'chain-unavailable' }),
  'rules-review': changing(others, '/review'),
  'rules-review-tab': changing(others, '/review', { page: 'tab' }),
  'rules-review-removed': changing({ evm: off, btc: off }, '/review'),
  'rules-review-wide': changing({ evm: list([], 'deny'), btc: off }, '/review'),
  'rules-review-unchanged': changing(undefined, '/review', { rulesQuote: { ...rulesQuote, problems: ['unchanged'] } }),
  'rules-review-poor': changing(others, '/review', {
    rulesQuote: poor,
    transferQuote: { ...transferQuote, amount: '10000000000', stays: '9992394000000' },
  }),
  'rules-review-poor-alone': changing(others, '/review', {
    rulesQuote: poor,
    snapshot: { ...standing, accounts: standing.accounts.map((one) => ({ ...one, balance: '0' })) },
  }),
  'rules-review-funded': changing(others, '/review', {
    rulesQuote: poor,
    snapshot: {
      ...standing,
      history: [sent(pending(), { done: { kind: 'sent', to: rulesAccount, amount: '1', takes: 'amount', fee: '1' } })],
    },
  }),
  'rules-review-node-down': changing(others, '/review', { rulesQuote: { ...rulesQuote, error: 'chain-unavailable' } }),
  'registered-others-rules': {
    ...{ snapshot: standing, hash: '#/registration/r1' },
    chain: { ...registeredOnChain, rulesAccount: stranger, rules: { evm: null, btc: null } },
  },
  'registered-rules-under-way': {
    ...{ snapshot: { ...standing, history: [rulesChanged(pending(131))] }, hash: '#/registration/r1' },
  },
  'registered-loading': { snapshot: standing, hash: '#/registration/r1', chain: 'waiting' },
  'registered-node-down': { snapshot: standing, hash: '#/registration/r1', chain: 'chain-unavailable' },
}
