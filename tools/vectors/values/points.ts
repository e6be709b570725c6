import { concat } from '../../../src/core/bytes.ts'
import { G, pointToBytes } from '../../../src/core/crypto/point.ts'

const FIELD_PRIME = 2n ** 256n - 2n ** 32n - 977n

const field = (value: bigint): Uint8Array => {
  const bytes = new Uint8Array(32)
  for (let i = 31, rest = value; i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 0xffn)
  return bytes
}

/** 33 bytes that are no point: what libraries are known to disagree about. */
export const badPoints = () => [
  { name: 'zeros', bytes: new Uint8Array(33) },
  { name: 'identity as 0x00 and ones', bytes: concat(Uint8Array.of(0), new Uint8Array(32).fill(1)) },
  { name: 'x not on the curve', bytes: concat(Uint8Array.of(2), field(5n)) },
  { name: 'x of zero', bytes: concat(Uint8Array.of(2), field(0n)) },
  { name: 'x is the prime', bytes: concat(Uint8Array.of(2), field(FIELD_PRIME)) },
  { name: 'x above the prime', bytes: concat(Uint8Array.of(2), field(FIELD_PRIME + 1n)) },
  { name: 'prefix 4', bytes: concat(Uint8Array.of(4), field(G.x)) },
  { name: 'prefix 5', bytes: concat(Uint8Array.of(5), field(G.x)) },
  { name: 'prefix 6', bytes: concat(Uint8Array.of(6), field(G.x)) },
  { name: 'all ones', bytes: new Uint8Array(33).fill(0xff) },
]

export const pointVectors = () => [
  { name: 'generator', bytes: pointToBytes(G), valid: true },
  { name: 'minus generator', bytes: pointToBytes(G.negate()), valid: true },
  ...badPoints().map((point) => ({ ...point, valid: false })),
]
