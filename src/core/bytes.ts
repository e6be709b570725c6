import { EntropyError } from './errors.ts'

/** Lower-case hexadecimal with its prefix. */
export type Hex = `0x${string}`

export const toHex = (bytes: Uint8Array): Hex => {
  let text: Hex = '0x'
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0')
  return text as Hex
}

/** @throws `invalid-argument` unless `text` is 0x-prefixed hexadecimal, of `length` bytes when that is given. */
export const fromHex = (text: string, length?: number): Uint8Array<ArrayBuffer> => {
  if (typeof text !== 'string' || text.length % 2 !== 0 || !/^0x[0-9a-fA-F]*$/.test(text))
    throw new EntropyError('invalid-argument', 'expected 0x-prefixed hexadecimal')
  const bytes = new Uint8Array(text.length / 2 - 1)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(text.slice(2 * i + 2, 2 * i + 4), 16)
  if (length !== undefined) expectBytes(bytes, length, 'hexadecimal value')
  return bytes
}

export const concat = (...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole
}

/** Takes the same time wherever two values of one length differ. */
export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false
  let difference = 0
  for (let i = 0; i < a.length; i++) difference |= a[i]! ^ b[i]!
  return difference === 0
}

export const ascii = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text)

export const u32le = (value: number): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, expectInteger(value, 0, 0xffff_ffff, 'u32'), true)
  return bytes
}

/** The value itself. @throws `invalid-argument` that names the argument and never shows the value. */
export const expectBytes = (value: Uint8Array, length: number, name: string): Uint8Array => {
  if (!(value instanceof Uint8Array) || value.length !== length)
    throw new EntropyError('invalid-argument', `${name}: expected ${length} bytes`)
  return value
}

/** The value itself. @throws `invalid-argument` unless it is an integer in `min … max`. */
export const expectInteger = (value: number, min: number, max: number, name: string): number => {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new EntropyError('invalid-argument', `${name}: expected an integer from ${min} to ${max}`)
  return value
}

export const wipe = (...arrays: readonly Uint8Array[]): void => {
  for (const array of arrays) array.fill(0)
}
