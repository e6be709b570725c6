import type { AccountInfo } from '../../../core/chain/system.ts'
import type { Address } from '../../../protocol/popup/common.ts'

/** What a registration under way needs of its account: the numbers below `until`, and `reserve` planck to go on with. */
export type Claim = { readonly until: number; readonly reserve: bigint }

export type ClaimOf = (address: Address) => Claim | undefined

/** Whether the account's next number is a registration's. */
export const isTaken = (claim: Claim | undefined, { nonce }: AccountInfo): boolean =>
  claim !== undefined && nonce < claim.until
