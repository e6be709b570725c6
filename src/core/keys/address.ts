import { blake2b } from '@noble/hashes/blake2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { base58 } from '@scure/base'
import { ascii, concat, equalBytes, expectBytes, expectInteger, type Hex, toHex } from '../bytes.ts'
import { parsePoint } from '../crypto/point.ts'
import { EntropyError } from '../errors.ts'

/** The address type of this network and of Substrate chains in general. */
const PREFIX = 42

const checksum = (body: Uint8Array): Uint8Array => blake2b(concat(ascii('SS58PRE'), body)).subarray(0, 2)

/** SS58 text of a 32-byte account. */
export const ss58Encode = (accountId: Uint8Array, prefix = PREFIX): string => {
  expectInteger(prefix, 0, 63, 'prefix')
  const body = concat(Uint8Array.of(prefix), expectBytes(accountId, 32, 'account'))
  return base58.encode(concat(body, checksum(body)))
}

/** 32-byte account. @throws `invalid-argument` for a malformed address, `wrong-network` for one of another network. */
export const ss58Decode = (text: string, prefix = PREFIX): Uint8Array => {
  const { bytes, account } = parse(text)
  if (bytes.length !== 35 || bytes[0] !== prefix) throw new EntropyError('wrong-network', 'address: of another network')
  return account
}

/** 32-byte account of an address of any network. @throws `invalid-argument` for a malformed address */
export const ss58Account = (text: string): Uint8Array => parse(text).account

/** A prefix has one byte, or two from 64 on. */
const parse = (text: string): { bytes: Uint8Array; account: Uint8Array } => {
  let bytes: Uint8Array
  try {
    bytes = base58.decode(text)
  } catch {
    throw new EntropyError('invalid-argument', 'address: not base58')
  }
  const start = bytes[0]! < 64 ? 1 : 2
  if (bytes.length !== start + 34 || !equalBytes(bytes.subarray(-2), checksum(bytes.subarray(0, -2))))
    throw new EntropyError('invalid-argument', 'address: wrong length or checksum')
  return { bytes, account: bytes.slice(start, -2) }
}

/** EIP-55 text of the Ethereum address of a secp256k1 public key (33 bytes, compressed). */
export const ethereumAddress = (publicKey: Uint8Array): Hex => {
  const uncompressed = parsePoint(publicKey, 'public key').toBytes(false)
  return checksumAddress(keccak_256(uncompressed.subarray(1)).subarray(12))
}

/** EIP-55 text of an Ethereum address (20 bytes). */
export const checksumAddress = (address: Uint8Array): Hex => {
  const plain = toHex(expectBytes(address, 20, 'address')).slice(2)
  const hash = toHex(keccak_256(ascii(plain))).slice(2)
  return `0x${[...plain].map((digit, i) => (Number.parseInt(hash[i]!, 16) >= 8 ? digit.toUpperCase() : digit)).join('')}`
}
