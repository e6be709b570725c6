import type { RegisteredView, RulesQuote, TransferQuote } from '../../../protocol/popup/transactions.ts'
import { account, groups, holder, open, registration, rulesAccount, server, verifyingKey } from '../snapshots.ts'

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
    members: [0, 1].map((n) => {
      const { name, endpoint } = server(2 * subgroup + n)
      return { name, endpoint, holds: true }
    }),
  })),
}

/** On the chain as it is when these servers hold nothing, by their numbers from 0. */
export const without = (...servers: readonly number[]): RegisteredView => ({
  ...registeredOnChain,
  holders: registeredOnChain.holders.map(({ subgroup, members }) => {
    const now = members.map((member, i) => ({ ...member, holds: !servers.includes(2 * subgroup + i) }))
    return { subgroup, missing: now.every(({ holds }) => !holds), members: now }
  }),
})

export const stranger = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy'

const stands = registration(
  { kind: 'registered', block: 118, missingSubgroups: [], healing: false },
  {
    deadline: null,
    groups: groups(holder, [0, 1, 2]),
    testSignature: { messageHash: '0xab', signature: '0xcd', valid: true },
  },
)
/** A wallet with one registration that stands. */
export const standing = { ...open, registrations: [stands] }
