import { secp256k1 } from '@noble/curves/secp256k1.js'
import { blake2b } from '@noble/hashes/blake2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import type { Address, Hex } from '../types.ts'
import { ascii } from './encoding.ts'

const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const prefix = 42
/** One byte of prefix, the account, two bytes of checksum. */
const length = 1 + 32 + 2

/** Base58 of exactly 35 bytes, the first of which is not 0: a digit that stands for nothing would make it another text of the same. */
const decode = (text: string): Uint8Array | undefined => {
  if (text[0] === alphabet[0]) return undefined
  let value = 0n
  for (const char of text) {
    const digit = alphabet.indexOf(char)
    if (digit < 0) return undefined
    value = value * 58n + BigInt(digit)
  }
  const bytes = new Uint8Array(length)
  for (let i = length - 1; i >= 0; i--) {
    bytes[i] = Number(value & 255n)
    value >>= 8n
  }
  return value === 0n ? bytes : undefined
}

/** The 32 bytes of an SS58 address with the prefix 42. Nothing if it is not one. */
export const accountOf = (address: Address): Uint8Array | undefined => {
  const bytes = typeof address === 'string' && address.length <= 50 ? decode(address) : undefined
  if (bytes?.[0] !== prefix) return undefined
  const check = blake2b(concatBytes(ascii('SS58PRE'), bytes.subarray(0, -2)))
  return bytes[length - 2] === check[0] && bytes[length - 1] === check[1] ? bytes.slice(1, -2) : undefined
}

/** The Ethereum address of a compressed public key, as EIP-55 writes it. @throws for what is no point of the curve */
export const ethereumAddressOf = (verifyingKey: Uint8Array): Hex => {
  const point = secp256k1.Point.fromBytes(verifyingKey).toBytes(false)
  const plain = bytesToHex(keccak_256(point.subarray(1)).subarray(12))
  const hash = bytesToHex(keccak_256(ascii(plain)))
  return `0x${Array.from(plain, (digit, i) => (hash[i]! >= '8' ? digit.toUpperCase() : digit)).join('')}`
}
