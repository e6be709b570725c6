import { beforeAll, expect, test } from 'vitest'
import { dispatchOutcome } from './dispatchOutcome.ts'
import { decodeMetadata, type Metadata } from './metadata.ts'
import { readRuntime } from './runtime.testing.ts'

let runtime: Awaited<ReturnType<typeof readRuntime>>
let metadata: Metadata
beforeAll(async () => {
  runtime = await readRuntime()
  metadata = decodeMetadata(runtime.versions[15])
})

const info = { weight: { refTime: 1, proofSize: 2 }, class: 'Normal', paysFee: 'Yes' }
/** `System.Events` as @polkadot/types encodes it: the end of each transaction, in their order. */
const events = (...ends: unknown[]): Uint8Array => {
  const { registry } = runtime
  const eventType = (pallet: number, index: number, ...data: Uint8Array[]) =>
    Uint8Array.of(pallet, index, ...data.flatMap((part) => [...part]))
  const encode = (type: string, value: unknown) => registry.createType(type as 'Bytes', value).toU8a()
  const dispatchInfo = encode(nameOf(0, 'ExtrinsicSuccess', 0), info)
  const records = ends.map((end, i) => {
    const event =
      end === 'success'
        ? eventType(0, 0, dispatchInfo)
        : eventType(0, 1, encode(nameOf(0, 'ExtrinsicFailed', 0), end), dispatchInfo)
    return Uint8Array.of(0, i, 0, 0, 0, ...event, 0)
  })
  return Uint8Array.of(records.length << 2, ...records.flatMap((record) => [...record]))
}
/** The type of an event's field. */
const nameOf = (pallet: number, event: string, field: number): string => {
  const { registry } = runtime
  const { events: own } = registry.metadata.pallets.find(({ index }) => index.eq(pallet))!
  const variant = registry.lookup
    .getSiType(own.unwrap().type)
    .def.asVariant.variants.find(({ name }) => name.eq(event))!
  return registry.createLookupType(variant.fields[field]!.type)
}

test('success, a pallet’s error and the runtime’s own are told apart by transaction', () => {
  const encoded = events(
    'success',
    { Module: { index: 4, error: '0x02000000' } },
    { Token: 'FundsUnavailable' },
    'BadOrigin',
  )
  const outcomes = [0, 1, 2, 3, 4].map((index) => dispatchOutcome(metadata, encoded, index))
  const { name } = runtime.registry.findMetaError(Uint8Array.of(4, 2, 0, 0, 0))
  expect(outcomes).toEqual([
    'success',
    { pallet: 'Balances', name },
    { pallet: 'Token', name: 'FundsUnavailable' },
    { pallet: 'Dispatch', name: 'BadOrigin' },
    undefined,
  ])
})

test.each([
  ['one that is not there', Uint8Array.of(4)],
  ['none, and a byte', Uint8Array.of(0, 0)],
  ['nothing', new Uint8Array(0)],
])('are no events: %s', (_, bytes) => {
  expect(() => dispatchOutcome(metadata, bytes, 0)).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
})
