import type { HistoryView } from '../../protocol/popup/history.ts'
import type { RegisteredView, RulesQuote, TransferQuote } from '../../protocol/popup/transactions.ts'
import type { Preview, Previews } from './preview.ts'
import { account, friends, open, registration, rulesAccount, verifyingKey } from './snapshots.ts'

export const transferQuote: TransferQuote = {
  ...{ problems: [], error: null, fee: '106000000', amount: '125000000000', stays: '9877394000000' },
  ...{ minimum: '1000000000', missing: '0', reserve: '0', closes: false, holds: false },
}

export const rulesQuote: RulesQuote = {
  ...{ problems: [], error: null, lines: [], rulesAccount, fee: '123000000' },
  ...{ balance: '10000000000', missing: '0', funding: '10000000000' },
}

const { ethereumAddress, rules } = registration({ kind: 'approved' })

export const registeredOnChain: RegisteredView = {
  ...{ registrant: account, verifyingKey, ethereumAddress, threshold: 2, rules, rulesAccount, block: 118, at: 130 },
  holders: [0, 1, 2].map((subgroup) => ({
    subgroup,
    missing: false,
    members: [1, 2].map((n) => ({
      name: `Server ${2 * subgroup + n}`,
      endpoint: `http://127.0.0.1:300${2 * subgroup + n}`,
      holds: true,
    })),
  })),
}

/** One server of the second group and all of the third hold nothing. */
export const someMissing: RegisteredView = {
  ...registeredOnChain,
  holders: registeredOnChain.holders.map(({ subgroup, members }) => ({
    subgroup,
    missing: subgroup === 2,
    members: members.map((member, i) => ({ ...member, holds: subgroup === 0 || (subgroup === 1 && i === 0) })),
  })),
}

const stranger = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy'
const at = Date.UTC(2026, 10, 28, 18, 30)
const sent = (state: HistoryView['state'], more: Partial<HistoryView> = {}): HistoryView => ({
  ...{ id: 't1', at, account, state },
  done: { kind: 'sent', to: stranger, amount: '125000000000', takes: 'amount', fee: '106000000' },
  ...more,
})
const pending = (block: number | null = null, trouble: 'node' | 'refused' | null = null): HistoryView['state'] => ({
  ...{ kind: 'pending', block, trouble },
})
const final = { kind: 'final', block: 131 } as const
const failed = { kind: 'failed', reason: 'dispatch', error: 'Token.FundsUnavailable', block: 131 } as const
const rulesChanged = (state: HistoryView['state']): HistoryView => ({
  ...{ id: 't2', at: at - 60_000, account: rulesAccount, state },
  done: { kind: 'rules', registrant: account, rules, fee: '123000000' },
})
const takenBack: HistoryView = {
  ...{ id: 't4', at: at - 300_000, account, state: final },
  done: { kind: 'taken-back', deposit: '100000000000', fee: '98000000' },
}
const registered = (result: 'cancelled' | 'failed' | 'registered'): HistoryView => ({
  ...{ id: `registration:${result}`, at: at - 600_000, account, state: { kind: 'final', block: 118 } },
  done: {
    ...{ kind: 'registration', registration: 'r1', verifyingKey, result, fee: '214000000', deposit: '100000000000' },
    ...{ reason: result === 'failed' ? 'withheld' : null },
    depositState: result === 'registered' ? 'held' : result === 'failed' ? 'lost' : 'returned',
  },
})
const funds: HistoryView = {
  ...{ id: 'f1', at: at - 900_000, account, state: { kind: 'final', block: null } },
  done: { kind: 'test-funds', amount: '1000000000000' },
}
const signed: HistoryView = {
  ...{ id: 's1', at: at - 30_000, account, state: { kind: 'final', block: null } },
  done: {
    ...{ kind: 'signed', origin: 'https://app.example.org', what: 'transaction' },
    call: 'Balances.transfer_keep_alive',
  },
}
const history = [
  sent(pending()),
  signed,
  rulesChanged(final),
  sent(failed, { id: 't3', at: at - 120_000 }),
  ...(['registered', 'failed', 'cancelled'] as const).map(registered),
  takenBack,
  funds,
]
const stands = registration(
  { kind: 'registered', block: 118, missingSubgroups: [], healing: false },
  { deadline: null, testSignature: { messageHash: '0xab', signature: '0xcd', valid: true } },
)
const snapshot = { ...open, registrations: [stands] }

export const sendDraft = { to: stranger, takes: 'amount', amount: '12.5' }
const send = (more: Partial<Preview> = {}, step = ''): Preview => ({
  ...{ snapshot, hash: `#/send/${account}${step}`, draft: sendDraft },
  ...more,
})
const showing = (entry: HistoryView): Preview => ({
  ...{ snapshot: { ...snapshot, history: [entry] }, hash: `#/transaction/${entry.id}` },
})
const list = (addresses: readonly string[], mode = 'allow') => ({ mode, text: addresses.join('\n'), creation: false })
const off = { mode: 'nothing', text: '', creation: false }
const others = {
  evm: list([friends[0]!, friends[2]!]),
  btc: list(['bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'], 'deny'),
}
const changing = (draft: unknown, step = '', more: Partial<Preview> = {}): Preview => ({
  ...{ snapshot, hash: `#/rules/${account}${step}`, draft },
  ...more,
})
const poor: RulesQuote = { ...rulesQuote, problems: ['insufficient-funds'], balance: '0', missing: '1123000000' }
const many = Array.from({ length: 26 }, (_, i) => `0x${(i + 1).toString(16).padStart(40, '0')}`)

/** Money, rules, and what was done with them. */
export const money: Previews = {
  'send-new': send({ draft: undefined }),
  'send-filled': send(),
  'send-own': send({ draft: { ...sendDraft, to: rulesAccount } }),
  'send-mistyped': send({ draft: { to: `${stranger}x`, takes: 'amount', amount: '1,5' }, act: ['Review'] }),
  'send-foreign': send({ draft: { ...sendDraft, to: '15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5' } }),
  'send-too-little': send({
    transferQuote: { ...transferQuote, problems: ['insufficient-funds', 'too-little-arrives'], missing: '51000000' },
  }),
  'send-registering': send({
    transferQuote: { ...transferQuote, problems: ['registering', 'reserve'], reserve: '8560000' },
  }),
  'send-node-down': send({ transferQuote: { ...transferQuote, error: 'chain-unavailable' } }),
  'send-tab': send({ page: 'tab' }),
  'send-review': send({}, '/review'),
  'send-review-closes': send(
    {
      draft: { ...sendDraft, takes: 'all' },
      transferQuote: { ...transferQuote, closes: true, stays: '0', amount: '10002394000000' },
    },
    '/review',
  ),
  'send-review-held': send(
    { draft: { ...sendDraft, takes: 'all' }, transferQuote: { ...transferQuote, holds: true, stays: '1000000000' } },
    '/review',
  ),
  'transaction-signed': showing(sent(pending())),
  'transaction-in-block': showing(sent(pending(131))),
  'transaction-final': showing(sent(final)),
  'transaction-no-node': showing(sent(pending(null, 'node'))),
  'transaction-refused': showing(sent(pending(null, 'refused'))),
  'transaction-dispatch-error': showing(sent(failed)),
  'transaction-unknown-error': showing(sent({ ...failed, error: 'Registry.NotOpen' })),
  'transaction-unknown': showing(sent({ kind: 'unknown', block: 131, nodes: [] })),
  'transaction-expired': showing(sent({ kind: 'failed', reason: 'expired' })),
  'transaction-replaced': showing(sent({ kind: 'failed', reason: 'replaced' })),
  'transaction-chain-replaced': showing(sent({ kind: 'failed', reason: 'chain-replaced' })),
  'transaction-rules': showing(rulesChanged(final)),
  'transaction-taken-back': showing(takenBack),
  'transaction-funds': showing(funds),
  'transaction-site': showing(signed),
  'transaction-registered': showing(registered('registered')),
  'transaction-not-registered': showing(registered('failed')),
  'transaction-gone': { snapshot, hash: '#/transaction/none' },
  history: { snapshot: { ...snapshot, history }, hash: '#/history' },
  'history-empty': { snapshot, hash: '#/history' },
  'history-tab': { snapshot: { ...snapshot, history }, hash: '#/history', page: 'tab' },
  'home-latest': { snapshot: { ...snapshot, history } },
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
  'rules-node-down': changing(undefined, '', { chain: 'chain-unavailable' }),
  'rules-review': changing(others, '/review'),
  'rules-review-tab': changing(others, '/review', { page: 'tab' }),
  'rules-review-removed': changing({ evm: off, btc: off }, '/review'),
  'rules-review-wide': changing({ evm: list([], 'deny'), btc: off }, '/review'),
  'rules-review-unchanged': changing(undefined, '/review', { rulesQuote: { ...rulesQuote, problems: ['unchanged'] } }),
  'rules-review-poor': changing(others, '/review', { rulesQuote: poor }),
  'rules-review-funded': changing(others, '/review', {
    rulesQuote: poor,
    snapshot: {
      ...snapshot,
      history: [sent(pending(), { done: { kind: 'sent', to: rulesAccount, amount: '1', takes: 'amount', fee: '1' } })],
    },
  }),
  'rules-review-node-down': changing(others, '/review', { rulesQuote: { ...rulesQuote, error: 'chain-unavailable' } }),
  'registered-others-rules': {
    ...{ snapshot, hash: '#/registration/r1' },
    chain: { ...registeredOnChain, rulesAccount: stranger, rules: { evm: null, btc: null } },
  },
  'registered-rules-under-way': {
    ...{ snapshot: { ...snapshot, history: [rulesChanged(pending(131))] }, hash: '#/registration/r1' },
  },
  'registered-node-down': { snapshot, hash: '#/registration/r1', chain: 'chain-unavailable' },
}
