const MASK = 0xffff_ffff_ffff_ffffn
const P1 = 0x9e3779b185ebca87n
const P2 = 0xc2b2ae3d27d4eb4fn
const P3 = 0x165667b19e3779f9n
const P4 = 0x85ebca77c2b2ae63n
const P5 = 0x27d4eb2f165667c5n

const rotate = (value: bigint, bits: bigint): bigint => ((value << bits) | (value >> (64n - bits))) & MASK
const round = (accumulator: bigint, lane: bigint): bigint => (rotate((accumulator + lane * P2) & MASK, 31n) * P1) & MASK

/** XXH64 (github.com/Cyan4973/xxHash, doc/xxhash_spec.md) of up to 31 bytes: storage names and numbers are no longer. */
const xxh64 = (data: Uint8Array, seed: bigint): bigint => {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  let hash = (seed + P5 + BigInt(data.length)) & MASK
  let at = 0
  for (; at + 8 <= data.length; at += 8)
    hash = (rotate(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4) & MASK
  if (at + 4 <= data.length) {
    hash = (rotate(hash ^ ((BigInt(view.getUint32(at, true)) * P1) & MASK), 23n) * P2 + P3) & MASK
    at += 4
  }
  for (; at < data.length; at++) hash = (rotate(hash ^ ((BigInt(data[at]!) * P5) & MASK), 11n) * P1) & MASK
  hash = ((hash ^ (hash >> 33n)) * P2) & MASK
  hash = ((hash ^ (hash >> 29n)) * P3) & MASK
  return hash ^ (hash >> 32n)
}

/** Substrate's `Twox64` (8 bytes) and `Twox128` (16 bytes): XXH64 with the seeds 0, 1, little-endian. */
export const twox = (data: Uint8Array, bits: 64 | 128): Uint8Array => {
  if (data.length > 31) throw new RangeError('twox: only short names')
  const bytes = new Uint8Array(bits / 8)
  const view = new DataView(bytes.buffer)
  for (let seed = 0; seed < bits / 64; seed++) view.setBigUint64(8 * seed, xxh64(data, BigInt(seed)), true)
  return bytes
}
