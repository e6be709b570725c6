import { secp256k1 } from '@noble/curves/secp256k1.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'
import type { Hex, Registered } from './wallet.ts'

const bytes = (hex: Hex): Uint8Array => hexToBytes(hex.slice(2))

/** The network's test signature, by this page's own means: over the message hash, by the verifying key. */
const isSigned = ({ verifyingKey, proof }: Registered): boolean => {
  try {
    return secp256k1.verify(bytes(proof.signature), bytes(proof.messageHash), bytes(verifyingKey), { prehash: false })
  } catch {
    return false
  }
}

/** Last 20 bytes of the Keccak hash of the point's two coordinates. */
const addressOf = (verifyingKey: Hex): Hex => {
  const point = secp256k1.Point.fromBytes(bytes(verifyingKey)).toBytes(false)
  return `0x${bytesToHex(keccak_256(point.subarray(1)).subarray(12))}`
}

/** Whether the key signed, and the address belongs to the key. */
export const checkRegistered = (registered: Registered): boolean =>
  isSigned(registered) && addressOf(registered.verifyingKey) === registered.ethereumAddress.toLowerCase()
