import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import type { Address, Hex } from '../types.ts'
import { ascii } from './encoding.ts'
import { ss58Decode } from './ss58.ts'

const prefix = 42

/** The 32 bytes of an SS58 address with the prefix 42. Nothing if it is not one. */
export const accountOf = (address: Address): Uint8Array | undefined => {
  const decoded = ss58Decode(address)
  return decoded?.prefix === prefix ? decoded.account : undefined
}

/** The Ethereum address of a compressed public key, as EIP-55 writes it. @throws for what is no point of the curve */
export const ethereumAddressOf = (verifyingKey: Uint8Array): Hex => {
  const point = secp256k1.Point.fromBytes(verifyingKey).toBytes(false)
  const plain = bytesToHex(keccak_256(point.subarray(1)).subarray(12))
  const hash = bytesToHex(keccak_256(ascii(plain)))
  return `0x${Array.from(plain, (digit, i) => (hash[i]! >= '8' ? digit.toUpperCase() : digit)).join('')}`
}
