import { decAnyMetadata, unifyMetadata } from '@polkadot-api/substrate-bindings'
import { EntropyError } from '../../core/errors.ts'

type Unified = ReturnType<typeof unifyMetadata>
export type TypeEntry = Unified['lookup'][number]

/** What a runtime says of itself (V14, V15 or V16), as far as calls and events are read with it. */
export type Metadata = {
  /** By number. */
  readonly types: ReadonlyMap<number, TypeEntry>
  /** Number of the type that any call of this runtime has. */
  readonly call: number
  /** Number of the type of `System.Events`. */
  readonly events: number
  /** `errors`: number of the type of the pallet's own errors. */
  readonly pallets: readonly { readonly name: string; readonly index: number; readonly errors: number | undefined }[]
}

/** @throws {EntropyError} `invalid-argument` for what is no metadata of these versions */
export const decodeMetadata = (bytes: Uint8Array): Metadata => {
  try {
    const { lookup, pallets, extrinsic } = unifyMetadata(decAnyMetadata(bytes))
    const types = new Map(lookup.map((entry) => [entry.id, entry]))
    const call = 'call' in extrinsic ? extrinsic.call : parameter(types.get(extrinsic.type), 'Call')
    const events = pallets
      .find(({ name }) => name === 'System')
      ?.storage?.items.find(({ name }) => name === 'Events')?.type
    if (call === undefined || events?.tag !== 'plain') throw new Error('it lacks calls or events')
    return {
      types,
      call,
      events: events.value,
      pallets: pallets.map(({ name, index, errors }) => ({ name, index, errors: errors?.type })),
    }
  } catch (cause) {
    throw new EntropyError('invalid-argument', 'metadata: not decodable', { cause })
  }
}

const parameter = (entry: TypeEntry | undefined, wanted: string): number | undefined =>
  entry?.params.find(({ name }) => name === wanted)?.type
