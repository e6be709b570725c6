import type { Amount } from '../../protocol/popup/common.ts'
import type { AccountView } from '../../protocol/popup/vault.ts'

/** The accounts that register and pay; the rules account is not one of them. */
export const payersOf = (accounts: readonly AccountView[]): readonly AccountView[] =>
  accounts.filter(({ role }) => role === 'registrant')

/** What they have together. Null until each balance is known. */
export const totalOf = (accounts: readonly AccountView[]): Amount | null => {
  let total = 0n
  for (const { balance } of accounts) {
    if (balance === null) return null
    total += BigInt(balance)
  }
  return total.toString()
}
