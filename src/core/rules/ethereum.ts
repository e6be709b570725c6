import { fromHex } from '../bytes.ts'
import { checksumAddress } from '../keys/address.ts'
import type { RuleProblem } from './problem.ts'

/** The 20 bytes, or what is wrong. Text in one case has no checksum; in mixed case it must be right (EIP-55). */
export const parseEthereumAddress = (text: string): Uint8Array | Pick<RuleProblem, 'code' | 'message'> => {
  const trimmed = text.trim()
  if (!/^0x[0-9a-fA-F]{40}$/.test(trimmed)) return { code: 'bad-address', message: 'not an Ethereum address' }
  const bytes = fromHex(trimmed)
  const digits = trimmed.slice(2)
  const hasChecksum = digits !== digits.toLowerCase() && digits !== digits.toUpperCase()
  if (hasChecksum && checksumAddress(bytes) !== trimmed)
    return { code: 'bad-checksum', message: 'the capital letters do not fit: a character may be wrong' }
  return bytes
}
