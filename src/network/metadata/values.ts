import type { Metadata, TypeEntry } from './metadata.ts'
import { cannotDecode, type Reader, readCompact, readSigned, readUnsigned } from './reader.ts'

/** A decoded value, with as much of its meaning as the metadata gives away. */
export type Value =
  | { readonly kind: 'number'; readonly value: bigint; readonly isBalance: boolean }
  | { readonly kind: 'bool'; readonly value: boolean }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'account'; readonly id: Uint8Array }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | { readonly kind: 'struct'; readonly fields: readonly Field[] }
  /** `type`: number of the type whose variant this is. `index`: what stands for it in the encoding. */
  | Variant
export type Variant = {
  readonly kind: 'variant'
  readonly type: number
  readonly name: string
  readonly index: number
  readonly fields: readonly Field[]
}
export type Field = { readonly name: string | undefined; readonly value: Value }

type FieldType = { readonly name: string | undefined; readonly type: number; readonly typeName: string | undefined }

/** Deeper than any honest call: what lies deeper is there to exhaust the reader. */
const MAX_DEPTH = 64
/** More values than an honest call has; a list of things without a size could have any number. */
const MAX_VALUES = 100_000

/** Reads one value of the type with this number. @throws {EntropyError} `invalid-argument` when the bytes are none */
export const readValue = (metadata: Metadata, type: number, reader: Reader): Value => {
  let values = 0

  const read = (id: number, typeName: string | undefined, depth: number): Value => {
    const entry = metadata.types.get(id)
    if (!entry) throw cannotDecode('a type that the metadata lacks')
    if (depth > MAX_DEPTH || ++values > MAX_VALUES) throw cannotDecode('too much')
    const { def } = entry
    const below = (inner: number) => read(inner, typeName, depth + 1)
    const list = (inner: number, length: number): Value =>
      isByte(metadata, inner)
        ? { kind: 'bytes', bytes: reader.take(length) }
        : { kind: 'list', items: Array.from({ length }, () => below(inner)) }
    const fields = (given: readonly FieldType[]): Field[] =>
      given.map(({ name, type: inner, typeName: called }) => ({ name, value: read(inner, called, depth + 1) }))
    switch (def.tag) {
      case 'primitive':
        return readPrimitive(def.value.tag, isBalance(typeName), reader)
      case 'compact':
        return readCompactOf(metadata, def.value, isBalance(typeName), reader)
      case 'composite':
        return isAccount(entry) ? { kind: 'account', id: reader.take(32) } : unwrapped(fields(def.value))
      case 'tuple':
        return unwrapped(def.value.map((inner) => ({ name: undefined, value: below(inner) })))
      case 'sequence':
        return list(def.value, count(reader))
      case 'array':
        return list(def.value.type, def.value.len)
      case 'bitSequence': {
        const bits = count(reader)
        return { kind: 'bytes', bytes: reader.take(Math.ceil(bits / 8)) }
      }
      case 'variant': {
        const index = reader.take(1)[0]!
        const found = def.value.find((one) => one.index === index)
        if (!found) throw cannotDecode('a form that the type does not have')
        return { kind: 'variant', type: id, name: found.name, index, fields: fields(found.fields) }
      }
    }
  }
  return read(type, undefined, 0)
}

const sizes = { u8: 1, u16: 2, u32: 4, u64: 8, u128: 16, u256: 32, i8: 1, i16: 2, i32: 4, i64: 8, i128: 16, i256: 32 }
type Primitive = keyof typeof sizes | 'bool' | 'char' | 'str'

const readPrimitive = (name: Primitive, isBalance: boolean, reader: Reader): Value => {
  switch (name) {
    case 'bool': {
      const byte = reader.take(1)[0]!
      if (byte > 1) throw cannotDecode('neither true nor false')
      return { kind: 'bool', value: byte === 1 }
    }
    case 'char':
      return { kind: 'text', text: character(Number(readUnsigned(reader, 4))) }
    case 'str':
      return { kind: 'text', text: utf8(reader.take(count(reader))) }
    default: {
      const readNumber = name.startsWith('u') ? readUnsigned : readSigned
      return { kind: 'number', value: readNumber(reader, sizes[name]), isBalance: isBalance && name === 'u128' }
    }
  }
}

const character = (code: number): string => {
  if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) throw cannotDecode('not a character')
  return String.fromCodePoint(code)
}

const utf8 = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw cannotDecode('not text')
  }
}

const count = (reader: Reader): number => {
  const length = readCompact(reader)
  if (length > 0xffff_ffffn) throw cannotDecode('a list that is too long')
  return Number(length)
}

/** The number in a compact has to fit what is compacted: a number, or one wrapped in a struct. Of nothing there is nothing. */
const readCompactOf = ({ types }: Metadata, type: number, isBalance: boolean, reader: Reader): Value => {
  let def = types.get(type)?.def
  while (def?.tag === 'composite' && def.value.length === 1) def = types.get(def.value[0]!.type)?.def
  if (def?.tag === 'tuple' && def.value.length === 0) return { kind: 'struct', fields: [] }
  if (def?.tag !== 'primitive' || !(def.value.tag in sizes)) throw cannotDecode('a compact of no number')
  const value = readCompact(reader)
  if (value >> BigInt(8 * sizes[def.value.tag as keyof typeof sizes]) !== 0n)
    throw cannotDecode('a number that is too large')
  return { kind: 'number', value, isBalance }
}

const isByte = ({ types }: Metadata, type: number): boolean => {
  const def = types.get(type)?.def
  return def?.tag === 'primitive' && def.value.tag === 'u8'
}

const isAccount = ({ path }: TypeEntry): boolean => path.at(-1) === 'AccountId32'
const isBalance = (typeName: string | undefined): boolean => /\bBalance(Of)?\b/.test(typeName ?? '')

/** What is only wrapped: `H256([u8; 32])`, `Perbill(u32)`. */
const unwrapped = (fields: readonly Field[]): Value =>
  fields.length === 1 && fields[0]!.name === undefined ? fields[0]!.value : { kind: 'struct', fields }
