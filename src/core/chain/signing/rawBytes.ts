import { compact } from 'scale-ts'
import { ascii, concat, equalBytes, fromHex } from '../../bytes.ts'
import { EntropyError } from '../../errors.ts'
import { networks } from '../../networks.ts'

const opening = ascii('<Bytes>')
const closing = ascii('</Bytes>')

/** Data of a page: 0x-prefixed bytes, or else text. */
export const dataBytes = (data: string): Uint8Array => (/^0x([0-9a-f]{2})*$/i.test(data) ? fromHex(data) : ascii(data))

export const isWrapped = (bytes: Uint8Array): boolean =>
  bytes.length >= opening.length + closing.length &&
  equalBytes(bytes.subarray(0, opening.length), opening) &&
  equalBytes(bytes.subarray(-closing.length), closing)

/** What is signed of raw bytes: `<Bytes>` around them, which no transaction begins with. Once is enough. */
export const wrapBytes = (bytes: Uint8Array): Uint8Array => (isWrapped(bytes) ? bytes : concat(opening, bytes, closing))

const unwrapBytes = (bytes: Uint8Array): Uint8Array =>
  isWrapped(bytes) ? bytes.subarray(opening.length, -closing.length) : bytes

/** Raw bytes are no transaction in disguise. @throws `invalid-argument` when they are one, or what one signs */
export const expectNoTransaction = (bytes: Uint8Array): void => {
  const inner = unwrapBytes(bytes)
  if (isTransaction(inner) || networks.some(({ genesis }) => holds(inner, fromHex(genesis))))
    throw new EntropyError('invalid-argument', 'data: a transaction is not signed as raw bytes')
}

/** A payload that claims another chain holds no hash that makes it one of ours. */
export const expectForeign = (payload: Uint8Array): void => {
  if (networks.some(({ genesis }) => holds(payload, fromHex(genesis))))
    throw new EntropyError('invalid-argument', 'genesisHash: the payload is for another chain than it says')
}

const versions = [0x04, 0x84, 0x05, 0x45, 0x85]

/** Its length, then a version: what a node takes. */
const isTransaction = (bytes: Uint8Array): boolean => {
  try {
    const length = Number(compact.dec(bytes))
    const start = compact.enc(length).length
    return bytes.length === start + length && versions.includes(bytes[start]!)
  } catch {
    return false
  }
}

const holds = (bytes: Uint8Array, part: Uint8Array): boolean => {
  for (let i = 0; i + part.length <= bytes.length; i++)
    if (bytes[i] === part[0] && equalBytes(bytes.subarray(i, i + part.length), part)) return true
  return false
}
