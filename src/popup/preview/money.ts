import type { RegisteredView, RulesQuote, TransferQuote } from '../../protocol/popup/transactions.ts'
import { account, friends, registration, rulesAccount, verifyingKey } from './snapshots.ts'

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

export const friend = friends[2]!
