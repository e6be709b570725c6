import { ss58Encode } from '../../../core/keys/address.ts'
import type { Purpose, Transaction } from '../../../core/transactions/transaction.ts'
import type { Done, HistoryView } from '../../../protocol/popup/history.ts'

/** What the history says of a transaction. */
export const entryOf = ({ id, at, account, purpose, fee, state }: Transaction): HistoryView => ({
  id,
  at,
  account: ss58Encode(account),
  done: doneOf(purpose, fee.toString()),
  state,
})

const doneOf = (purpose: Purpose, fee: string): Done => {
  switch (purpose.kind) {
    case 'transfer': {
      const { to, amount, takes } = purpose
      return { kind: 'sent', to: ss58Encode(to), amount: amount.toString(), takes, fee }
    }
    case 'rules':
      return { kind: 'rules', registrant: ss58Encode(purpose.registrant), rules: purpose.rules, fee }
    case 'take-back':
      return { kind: 'taken-back', deposit: purpose.deposit.toString(), fee }
  }
}
