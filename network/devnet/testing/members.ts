import { toHex } from '../../../src/core/bytes.ts'
import { ss58Decode } from '../../../src/core/keys/address.ts'
import { serverKeys, serverNumbers } from '../keys.ts'

const numbers = new Map(serverNumbers.map((n) => [toHex(ss58Decode(serverKeys(n).tssAccount)), n]))

/** Number of the development server with this tss account (32 bytes). */
export const serverNumber = (tssAccount: Uint8Array): number => {
  const number = numbers.get(toHex(tssAccount))
  if (number === undefined) throw new Error('no server of the development network has this account')
  return number
}
