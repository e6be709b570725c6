import {
  Bytes,
  type Codec,
  compact,
  createCodec,
  createDecoder,
  enhanceCodec,
  u8 as plainU8,
  u32 as plainU32,
  u128 as plainU128,
  Vector,
} from 'scale-ts'
import { equalBytes, expectBytes, expectInteger } from './bytes.ts'
import { EntropyError } from './errors.ts'

// scale-ts wraps numbers and cuts arrays that do not fit; what leaves here must be what was meant.

const same = <T>(value: T): T => value

/** Byte array of a fixed length. scale-ts gives a shorter one at the end of its input, for ever, if it is not stopped. */
export const bytes = (length: number): Codec<Uint8Array> =>
  enhanceCodec<Uint8Array, Uint8Array>(
    Bytes(length),
    (value) => expectBytes(value, length, 'encoded bytes'),
    (value) => expectBytes(value, length, 'decoded bytes'),
  )

export const u8: Codec<number> = enhanceCodec(plainU8, (value) => expectInteger(value, 0, 0xff, 'u8'), same)

export const u32: Codec<number> = enhanceCodec(plainU32, (value) => expectInteger(value, 0, 0xffff_ffff, 'u32'), same)

const expectU128 = (value: bigint): bigint => {
  if (typeof value !== 'bigint' || value < 0n || value >= 1n << 128n)
    throw new EntropyError('invalid-argument', 'u128: out of range')
  return value
}

export const u128: Codec<bigint> = enhanceCodec(plainU128, expectU128, same)

const expectAtMost = <T extends { length: number }>(value: T, max: number): T => {
  if (value.length > max) throw new EntropyError('invalid-argument', `list: more than ${max} entries`)
  return value
}

/** BoundedVec<T, max>. The length is checked before anything is made room for. */
export const vector = <T>(item: Codec<T>, max: number): Codec<T[]> =>
  createCodec<T[]>(
    (value) => Vector(item).enc(expectAtMost(value, max)),
    createDecoder((input) => {
      const { length } = expectAtMost({ length: Number(compact.dec(input)) }, max)
      return Array.from({ length }, () => item.dec(input))
    }),
  )

/** BoundedVec<u8, max> as text of one character a byte: no bytes of a stranger make it undecodable. */
export const text = (max: number): Codec<string> =>
  enhanceCodec(
    Bytes(),
    (value: string) =>
      Uint8Array.from(expectAtMost(value, max), (character) =>
        expectInteger(character.charCodeAt(0), 0, 0xff, 'text: character'),
      ),
    (value) => expectAtMost(String.fromCharCode(...value), max),
  )

/** A list of names as a fieldless enum. */
export const names = <const T extends string>(...list: readonly T[]): Codec<T> =>
  enhanceCodec(
    u8,
    (value: T) => list.indexOf(value),
    (index) => {
      const name = list[index]
      if (name === undefined) throw new EntropyError('invalid-argument', 'enum: unknown variant')
      return name
    },
  )

/** @throws `invalid-argument` unless `encoded` is the one encoding of a value, with nothing missing and nothing left over. */
export const decode = <T>(codec: Codec<T>, encoded: Uint8Array, name: string): T => {
  try {
    const value = codec.dec(new Uint8Array(encoded))
    if (equalBytes(codec.enc(value), encoded)) return value
  } catch (cause) {
    throw new EntropyError('invalid-argument', `${name}: not decodable`, { cause })
  }
  throw new EntropyError('invalid-argument', `${name}: not the canonical encoding`)
}
