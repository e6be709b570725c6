import type { Hex } from '../types.ts'
import { toHex } from '../verify/encoding.ts'
import { ss58Decode } from '../verify/ss58.ts'

/** The account behind an SS58 address of whatever prefix, as a wallet takes it. Nothing if it is not one. */
export const accountFrom = (address: unknown): Hex | undefined => {
  const decoded = ss58Decode(address)
  return decoded && toHex(decoded.account)
}
