import type { Metadata } from './metadata.ts'
import { cannotDecode, createReader } from './reader.ts'
import { readValue, type Value, type Variant } from './values.ts'

/** `pallet`: of the error; for the runtime's own errors the kind it gives them, or `Dispatch`. */
export type DispatchOutcome = 'success' | { readonly pallet: string; readonly name: string }

/**
 * How the transaction with this index ended, read from the bytes of `System.Events` after its block.
 * Undefined when the events do not speak of it. @throws {EntropyError} `invalid-argument` when they cannot be read
 */
export const dispatchOutcome = (
  metadata: Metadata,
  events: Uint8Array,
  extrinsicIndex: number,
): DispatchOutcome | undefined => {
  const reader = createReader(events)
  const records = readValue(metadata, metadata.events, reader)
  if (records.kind !== 'list' || reader.left() > 0) throw cannotDecode('events')
  for (const record of records.items) {
    if (!isOf(fieldOf(record, 'phase'), extrinsicIndex)) continue
    const event = fieldOf(record, 'event')
    if (event?.kind !== 'variant' || event.name !== 'System') continue
    const what = event.fields[0]?.value
    if (what?.kind !== 'variant') continue
    if (what.name === 'ExtrinsicSuccess') return 'success'
    if (what.name === 'ExtrinsicFailed') return errorOf(metadata, fieldOf(what, 'dispatch_error'))
  }
  return undefined
}

const fieldOf = (value: Value, wanted: string): Value | undefined =>
  'fields' in value ? value.fields.find(({ name }) => name === wanted)?.value : undefined

const isOf = (phase: Value | undefined, index: number): boolean => {
  if (phase?.kind !== 'variant' || phase.name !== 'ApplyExtrinsic') return false
  const number = phase.fields[0]?.value
  return number?.kind === 'number' && number.value === BigInt(index)
}

const errorOf = (metadata: Metadata, error: Value | undefined): DispatchOutcome => {
  if (error?.kind !== 'variant') throw cannotDecode('an error')
  if (error.name === 'Module') return moduleError(metadata, error)
  const inner = error.fields[0]?.value
  return inner?.kind === 'variant' ? { pallet: error.name, name: inner.name } : { pallet: 'Dispatch', name: error.name }
}

/** The first byte of a pallet's error is its place in the pallet's list. */
const moduleError = ({ pallets, types }: Metadata, error: Variant): DispatchOutcome => {
  const inner = error.fields[0]?.value
  const index = inner && fieldOf(inner, 'index')
  const bytes = inner && fieldOf(inner, 'error')
  if (index?.kind !== 'number' || bytes?.kind !== 'bytes') throw cannotDecode('an error of a pallet')
  const pallet = pallets.find((one) => BigInt(one.index) === index.value)
  const def = pallet?.errors === undefined ? undefined : types.get(pallet.errors)?.def
  const found = def?.tag === 'variant' ? def.value.find((one) => one.index === bytes.bytes[0]) : undefined
  if (!pallet || !found) throw cannotDecode('an error that the metadata lacks')
  return { pallet: pallet.name, name: found.name }
}
