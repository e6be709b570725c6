import { EntropyError } from '../../core/errors.ts'

/** Takes bytes from front to back and never more than there are: scale-ts does not notice the end of its input. */
export type Reader = {
  /** @throws {EntropyError} `invalid-argument` when fewer are left */
  take(length: number): Uint8Array
  left(): number
}

export const cannotDecode = (why: string) => new EntropyError('invalid-argument', `not decodable: ${why}`)

export const createReader = (bytes: Uint8Array): Reader => {
  let at = 0
  return {
    take(length) {
      if (length > bytes.length - at) throw cannotDecode('too short')
      at += length
      return bytes.slice(at - length, at)
    },
    left: () => bytes.length - at,
  }
}

/** Little-endian. */
export const readUnsigned = (reader: Reader, length: number): bigint =>
  reader.take(length).reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

export const readSigned = (reader: Reader, length: number): bigint =>
  BigInt.asIntN(8 * length, readUnsigned(reader, length))

/** A compact number in its shortest form, the only one that a runtime accepts. */
export const readCompact = (reader: Reader): bigint => {
  const first = reader.take(1)[0]!
  const mode = first & 3
  if (mode === 3) {
    const length = (first >> 2) + 4
    return atLeast(readUnsigned(reader, length), length === 4 ? 1n << 30n : 1n << BigInt(8 * (length - 1)))
  }
  const rest = readUnsigned(reader, 2 ** mode - 1)
  return atLeast((rest << 6n) | BigInt(first >> 2), [0n, 1n << 6n, 1n << 14n][mode]!)
}

const atLeast = (value: bigint, least: bigint): bigint => {
  if (value < least) throw cannotDecode('a number that is not in its shortest form')
  return value
}
