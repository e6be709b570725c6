import { toHex } from '../../../src/core/bytes.ts'
import { ss58Decode } from '../../../src/core/keys/address.ts'
import { serverKeys, serverNumbers } from '../keys.ts'

const numbers = new Map(serverNumbers.map((n) => [toHex(ss58Decode(serverKeys(n).stash)), n]))

/** Number of the development server with this stash (32 bytes), whatever keys it has now. */
export const serverNumber = ({ stash }: { stash: Uint8Array }): number => {
  const number = numbers.get(toHex(stash))
  if (number === undefined) throw new Error('no server of the development network has this stash')
  return number
}
