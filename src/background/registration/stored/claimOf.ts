import { ss58Encode } from '../../../core/keys/address.ts'
import { isOver } from '../../../core/registration/advance.ts'
import type { RegistrationRecord } from '../../../core/registration/record.ts'
import type { Address } from '../../../protocol/popup/common.ts'
import type { Claim } from '../../transactions/terms/claim.ts'

/** Transactions that should stay affordable: answers to servers, and another splitting. */
const SPARE = 4n

/** What the account's registration under way needs of it: the numbers that it has signed with, and money to go on. */
export const claimOf = (records: readonly RegistrationRecord[], address: Address): Claim | undefined => {
  const mine = records.find(
    ({ state, registrant }) => !isOver(state) && state.kind !== 'registered' && ss58Encode(registrant) === address,
  )
  if (!mine) return undefined
  const numbers = [...mine.calls, ...mine.later].map(({ nonce }) => nonce)
  return { until: Math.max(...numbers) + 1, reserve: SPARE * mine.spare }
}
