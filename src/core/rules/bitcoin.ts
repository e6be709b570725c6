import { sha256 } from '@noble/hashes/sha2.js'
import { bech32, bech32m, createBase58check } from '@scure/base'
import { concat, fromHex } from '../bytes.ts'
import type { RuleProblem } from './problem.ts'

const base58check = createBase58check(sha256)
const P2PKH = 0x00
const P2SH = 0x05

/** SHA-256 of the scriptPubKey of a main network address, or what is wrong with it. Such a hash itself is taken as it is. */
export const bitcoinScriptHash = (text: string): Uint8Array | Pick<RuleProblem, 'code' | 'message'> => {
  const trimmed = text.trim()
  // The chain keeps no more of an address: whoever did not type it has nothing else to go on with.
  if (/^0x[0-9a-f]{64}$/i.test(trimmed)) return fromHex(trimmed)
  const script = /^bc1/i.test(trimmed) ? witnessScript(trimmed) : legacyScript(trimmed)
  if (script) return sha256(script)
  return looksRight(trimmed)
    ? { code: 'bad-checksum', message: 'the checksum does not fit: a character may be wrong' }
    : { code: 'bad-address', message: 'not an address of the Bitcoin main network' }
}

/** Written in the letters and the length of an address of the main network. */
const looksRight = (text: string): boolean =>
  /^bc1[02-9ac-hj-np-z]{11,87}$/i.test(text) || /^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/.test(text)

/** BIP-173 for version 0, BIP-350 for later ones: OP_n ‖ length ‖ program. */
const witnessScript = (text: string): Uint8Array | undefined => {
  const decoded = bech32.decodeUnsafe(text, 90) ?? bech32m.decodeUnsafe(text, 90)
  const [version, ...words] = decoded?.words ?? []
  if (decoded?.prefix !== 'bc' || version === undefined || version > 16) return undefined
  const isBech32 = bech32.decodeUnsafe(text, 90) !== undefined
  const program = bech32.fromWordsUnsafe(words)
  if (!program || isBech32 !== (version === 0)) return undefined
  const lengthFits = version === 0 ? program.length === 20 || program.length === 32 : program.length >= 2
  if (!lengthFits || program.length > 40) return undefined
  return concat(Uint8Array.of(version === 0 ? 0 : 0x50 + version, program.length), program)
}

const legacyScript = (text: string): Uint8Array | undefined => {
  let payload: Uint8Array
  try {
    payload = base58check.decode(text)
  } catch {
    return undefined
  }
  const hash = payload.subarray(1)
  if (hash.length !== 20) return undefined
  // OP_DUP OP_HASH160 <hash> OP_EQUALVERIFY OP_CHECKSIG, or OP_HASH160 <hash> OP_EQUAL
  if (payload[0] === P2PKH) return concat(Uint8Array.of(0x76, 0xa9, 20), hash, Uint8Array.of(0x88, 0xac))
  if (payload[0] === P2SH) return concat(Uint8Array.of(0xa9, 20), hash, Uint8Array.of(0x87))
  return undefined
}
