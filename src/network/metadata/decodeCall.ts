import { toHex } from '../../core/bytes.ts'
import type { DecodedCall, DecodedField, DecodedValue, Decoding } from '../../core/chain/signing/decodedCall.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import type { Metadata } from './metadata.ts'
import { createReader } from './reader.ts'
import { type Field, readValue, type Value, type Variant } from './values.ts'

/** So many entries of a list are told one by one. */
const SHOWN = 50

/**
 * What the bytes of a call say by this runtime's metadata. Bytes that are not exactly one call are `undecodable`; nothing
 * is guessed. Addresses have the prefix 42.
 */
export const decodeCall = (metadata: Metadata, bytes: Uint8Array): Decoding => {
  let isWhole = true

  const inWords = (value: Value): DecodedValue => {
    switch (value.kind) {
      case 'number': {
        const digits = value.value.toString()
        return value.isBalance ? { kind: 'amount', amount: digits } : { kind: 'text', text: digits }
      }
      case 'bool':
        return { kind: 'text', text: value.value ? 'yes' : 'no' }
      case 'text':
        return value
      case 'bytes':
        return { kind: 'bytes', hex: toHex(value.bytes), text: printable(value.bytes) }
      case 'account':
        return { kind: 'account', address: ss58Encode(value.id) }
      case 'list': {
        const more = Math.max(value.items.length - SHOWN, 0)
        if (more > 0) isWhole = false
        return { kind: 'list', items: value.items.slice(0, SHOWN).map(inWords), more }
      }
      case 'struct':
        return { kind: 'fields', name: null, fields: fieldsOf(value.fields) }
      case 'variant':
        return variantInWords(value)
    }
  }
  const variantInWords = (value: Variant): DecodedValue => {
    const { name, fields, type } = value
    if (type === metadata.call) return { kind: 'call', call: callOf(value) }
    const [only] = fields
    if (!only) return { kind: 'text', text: name }
    // `Some(x)` and an address by its account: the wrapping says nothing.
    if (fields.length === 1 && isWrapping(metadata, value)) return inWords(only.value)
    return { kind: 'fields', name, fields: fieldsOf(fields) }
  }
  const fieldsOf = (fields: readonly Field[]): DecodedField[] =>
    fields.map(({ name, value }) => ({ name: name ?? null, value: inWords(value) }))
  const callOf = ({ name: pallet, fields }: Variant): DecodedCall => {
    const inner = fields[0]?.value
    if (inner?.kind !== 'variant') return { pallet, name: '', fields: fieldsOf(fields) }
    return { pallet, name: inner.name, fields: fieldsOf(inner.fields) }
  }

  try {
    const reader = createReader(bytes)
    const value = readValue(metadata, metadata.call, reader)
    if (reader.left() > 0 || value.kind !== 'variant') return { kind: 'undecodable' }
    const call = callOf(value)
    return { kind: 'call', call, isWhole }
  } catch {
    return { kind: 'undecodable' }
  }
}

const isWrapping = ({ types }: Metadata, { type, name }: Variant): boolean => {
  const path = types.get(type)?.path.join('::')
  return (path === 'Option' && name === 'Some') || (path === 'sp_runtime::multiaddress::MultiAddress' && name === 'Id')
}

/** The bytes as text, if they are text that nobody needs to squint at. */
const printable = (bytes: Uint8Array): string | null => {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    return text !== '' && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text.replace(/[\n\t]/g, '')) ? text : null
  } catch {
    return null
  }
}
