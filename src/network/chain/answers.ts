import { fromHex } from '../../core/bytes.ts'
import { EntropyError } from '../../core/errors.ts'
import type { Chain } from '../../core/registration/ports.ts'

const malformed = () => new EntropyError('chain-unavailable', 'the node answers with malformed data')

/** The bytes of a hexadecimal answer. @throws {EntropyError} `chain-unavailable`, like everything here */
export const expectHex = (answer: unknown, length?: number): Uint8Array<ArrayBuffer> => {
  if (typeof answer !== 'string') throw malformed()
  try {
    return fromHex(answer, length)
  } catch {
    throw malformed()
  }
}

export const expectHash = (answer: unknown): Uint8Array<ArrayBuffer> => expectHex(answer, 32)

export const isRecord = (answer: unknown): answer is Readonly<Record<string, unknown>> =>
  typeof answer === 'object' && answer !== null

export const expectRecord = (answer: unknown): Readonly<Record<string, unknown>> => {
  if (!isRecord(answer)) throw malformed()
  return answer
}

/** The number in a block header. */
export const expectBlockNumber = (header: unknown): number => {
  const { number } = expectRecord(header)
  if (typeof number !== 'string' || !/^0x[0-9a-f]{1,8}$/i.test(number)) throw malformed()
  return Number.parseInt(number, 16)
}

/** The block in an answer to `chain_getBlock`. */
export const expectBlock = (answer: unknown): Awaited<ReturnType<Chain['block']>> => {
  const { header, extrinsics } = expectRecord(expectRecord(answer).block)
  if (!Array.isArray(extrinsics)) throw malformed()
  return {
    parent: expectHash(expectRecord(header).parentHash),
    extrinsics: extrinsics.map((extrinsic) => expectHex(extrinsic)),
  }
}

/** `decode` of what the node gave; garbage is the node's fault, not the caller's. */
const decodeAnswer = <T>(decode: (bytes: Uint8Array) => T, bytes: Uint8Array): T => {
  try {
    return decode(bytes)
  } catch {
    throw malformed()
  }
}

export const maybe = <T>(decode: (bytes: Uint8Array) => T, bytes: Uint8Array | undefined): T | undefined =>
  bytes && decodeAnswer(decode, bytes)

/** @throws {EntropyError} `chain-unavailable` for a value that every chain of this network has */
export const present = <T>(decode: (bytes: Uint8Array) => T, bytes: Uint8Array | undefined): T => {
  if (!bytes) throw new EntropyError('chain-unavailable', 'the node lacks a value that this network has')
  return decodeAnswer(decode, bytes)
}
