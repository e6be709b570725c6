import type { HistoryView } from '../../../protocol/popup/history.ts'
import type { Preview, Previews } from '../preview.ts'
import { account, registration, rulesAccount, verifyingKey } from '../snapshots.ts'
import { standing, stranger } from './onChain.ts'

const { rules } = registration({ kind: 'approved' })
const at = Date.UTC(2026, 10, 28, 18, 30)
export const sent = (state: HistoryView['state'], more: Partial<HistoryView> = {}): HistoryView => ({
  ...{ id: 't1', at, account, state },
  done: { kind: 'sent', to: stranger, amount: '125000000000', takes: 'amount', fee: '106000000' },
  ...more,
})
export const pending = (
  block: number | null = null,
  trouble: 'node' | 'refused' | null = null,
): HistoryView['state'] => ({
  ...{ kind: 'pending', block, trouble },
})
const final = { kind: 'final', block: 131 } as const
const failed = { kind: 'failed', reason: 'dispatch', error: 'Token.FundsUnavailable', block: 131 } as const
export const rulesChanged = (state: HistoryView['state']): HistoryView => ({
  ...{ id: 't2', at: at - 60_000, account: rulesAccount, state },
  done: { kind: 'rules', registrant: account, rules, fee: '123000000' },
})
const takenBack = (state: HistoryView['state']): HistoryView => ({
  ...{ id: 't4', at: at - 300_000, account, state },
  done: { kind: 'taken-back', deposit: '100000000000', fee: '98000000' },
})
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
  takenBack(final),
  funds,
]
const showing = (entry: HistoryView): Preview => ({
  ...{ snapshot: { ...standing, history: [entry] }, hash: `#/transaction/${entry.id}` },
})

/** What was done, and how it stands. */
export const histories: Previews = {
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
  'transaction-taken-back': showing(takenBack(final)),
  'transaction-taking-back': showing(takenBack(pending())),
  'transaction-not-taken-back': showing(takenBack({ ...failed, error: 'Registry.NotRegistering' })),
  'transaction-taken-back-unknown': showing(
    takenBack({ kind: 'unknown', block: null, nodes: ['wss://one.example', 'wss://two.example'] }),
  ),
  'transaction-rules-pending': showing(rulesChanged(pending(131))),
  'transaction-rules-failed': showing(rulesChanged({ ...failed, error: 'Constraints.NotConstraintAccount' })),
  'transaction-rules-unknown': showing(rulesChanged({ kind: 'unknown', block: 131, nodes: [] })),
  'transaction-funds': showing(funds),
  'transaction-site': showing(signed),
  'transaction-registered': showing(registered('registered')),
  'transaction-cancelled': showing(registered('cancelled')),
  'transaction-not-registered': showing(registered('failed')),
  'transaction-gone': { snapshot: standing, hash: '#/transaction/none' },
  history: { snapshot: { ...standing, history }, hash: '#/history' },
  'history-unreadable': {
    snapshot: { ...standing, history: history.slice(0, 3) },
    hash: '#/history',
    historyError: 'storage-failed',
  },
  'history-empty': { snapshot: standing, hash: '#/history' },
  'history-tab': { snapshot: { ...standing, history }, hash: '#/history', page: 'tab' },
  'home-latest': { snapshot: { ...standing, history } },
}
