import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { ascii, concat, toHex } from '../../core/bytes.ts'
import { encodeCall } from '../../core/chain/calls.ts'
import { ownExtensions } from '../../core/chain/extrinsic.ts'
import type { DecodedCall, DecodedValue } from '../../core/chain/signing/decodedCall.ts'
import { blake2_256 } from '../../core/crypto/hash.ts'
import { ss58Encode } from '../../core/keys/address.ts'
import { networks } from '../../core/networks.ts'
import { decodeCall } from './decodeCall.ts'
import { decodeMetadata, type Metadata } from './metadata.ts'
import { readRuntime } from './runtime.testing.ts'

let runtime: Awaited<ReturnType<typeof readRuntime>>
let metadata: Metadata
beforeAll(async () => {
  runtime = await readRuntime()
  metadata = decodeMetadata(runtime.versions[15])
})

const bob = new Uint8Array(32).fill(2)
const transfer = encodeCall.transferKeepAlive(bob, 12_345n)
const transferInWords: DecodedCall = {
  pallet: 'Balances',
  name: 'transfer_keep_alive',
  fields: [
    { name: 'dest', value: { kind: 'account', address: ss58Encode(bob) } },
    { name: 'value', value: { kind: 'amount', amount: '12345' } },
  ],
}
/** A call as @polkadot/types encodes it. */
const theirs = (pallet: string, name: string, args: unknown[]): Uint8Array => {
  const { pallets } = runtime.registry.metadata
  const found = pallets.find((one) => one.name.eq(pallet))!
  const { variants } = runtime.registry.lookup.getSiType(found.calls.unwrap().type).def.asVariant
  const variant = variants.find((one) => one.name.eq(name))!
  const callIndex = Uint8Array.of(found.index.toNumber(), variant.index.toNumber())
  return runtime.registry.createType('Call', { callIndex, args }).toU8a()
}
const call = (bytes: Uint8Array) => {
  const decoding = decodeCall(metadata, bytes)
  if (decoding.kind !== 'call') throw new Error('not decodable')
  return decoding
}
const fieldOf = (bytes: Uint8Array, field: string): DecodedValue =>
  call(bytes).call.fields.find(({ name }) => name === field)!.value

test('the hash that the wallet knows is that of the committed runtime’s metadata', () => {
  expect(toHex(blake2_256(runtime.versions[15]))).toBe(networks[0]!.metadataHash)
})

test('the extensions that transactions are encoded with are those of the runtime', () => {
  const { extrinsic } = runtime.registry.metadata
  expect(extrinsic.transactionExtensions.map(({ identifier }) => identifier.toString())).toEqual([...ownExtensions])
})

test('a transfer in words, by each version of the metadata', () => {
  for (const version of [14, 15, 16] as const)
    expect(decodeCall(decodeMetadata(runtime.versions[version]), transfer)).toEqual({
      kind: 'call',
      call: transferInWords,
      isWhole: true,
    })
})

test('calls within calls are told like any other', () => {
  const batch = theirs('Utility', 'batch_all', [[transfer, theirs('System', 'remark', ['0x00ff'])]])
  expect(call(theirs('Sudo', 'sudo', [batch])).call).toEqual({
    pallet: 'Sudo',
    name: 'sudo',
    fields: [
      {
        name: 'call',
        value: {
          kind: 'call',
          call: {
            pallet: 'Utility',
            name: 'batch_all',
            fields: [
              {
                name: 'calls',
                value: {
                  kind: 'list',
                  more: 0,
                  items: [
                    { kind: 'call', call: transferInWords },
                    {
                      kind: 'call',
                      call: {
                        pallet: 'System',
                        name: 'remark',
                        fields: [{ name: 'remark', value: { kind: 'bytes', hex: '0x00ff', text: null } }],
                      },
                    },
                  ],
                },
              },
            ],
          },
        },
      },
    ],
  })
})

test('names and number of fields are those that @polkadot/types finds, for every call of the runtime', () => {
  const { registry } = runtime
  let calls = 0
  for (const { name: pallet, calls: own } of registry.metadata.pallets) {
    if (own.isNone) continue
    for (const variant of registry.lookup.getSiType(own.unwrap().type).def.asVariant.variants) {
      if (variant.name.toString().startsWith('report_equivocation')) continue // its proof has no value in this runtime
      const args = variant.fields.map(({ type }) =>
        // Their empty call lacks its arguments.
        type.eq(metadata.call) ? transfer : registry.createType(registry.createLookupType(type)),
      )
      const bytes = theirs(pallet.toString(), variant.name.toString(), args)
      const decoded = call(bytes).call
      expect([decoded.pallet, decoded.name, decoded.fields.map(({ name }) => name)]).toEqual([
        pallet.toString(),
        variant.name.toString(),
        variant.fields.map(({ name }) => name.unwrap().toString()),
      ])
      calls++
    }
  }
  expect(calls).toBeGreaterThan(30)
})

test('bytes are text where they can be read as text, and only there', () => {
  const remark = (bytes: Uint8Array) => fieldOf(theirs('System', 'remark', [toHex(bytes)]), 'remark')
  expect(remark(ascii('grüezi\n'))).toMatchObject({ kind: 'bytes', text: 'grüezi\n' })
  for (const odd of [Uint8Array.of(0xff), Uint8Array.of(7), ascii('a\u202eb'), ascii('a\u2028'), new Uint8Array(0)])
    expect(remark(odd)).toEqual({ kind: 'bytes', hex: toHex(odd), text: null })
})

test('a long list says how many are left out, and that it is not whole', () => {
  const batch = theirs('Utility', 'batch', [Array(60).fill(transfer)])
  expect(fieldOf(batch, 'calls')).toMatchObject({ kind: 'list', more: 10 })
  expect(call(batch).isWhole).toBe(false)
})

describe('is not decodable, and nothing is guessed', () => {
  test('with a byte too many or too few', () => {
    expect(decodeCall(metadata, concat(transfer, Uint8Array.of(0)))).toEqual({ kind: 'undecodable' })
    for (let length = 0; length < transfer.length; length++)
      expect(decodeCall(metadata, transfer.subarray(0, length))).toEqual({ kind: 'undecodable' })
  })

  test.each([
    ['an unknown pallet', Uint8Array.of(250, 0)],
    ['an unknown call', Uint8Array.of(4, 250)],
    ['a compact that is not in its shortest form', concat(transfer.subarray(0, 35), Uint8Array.of(1, 0))],
    ['a compact that is too large', concat(transfer.subarray(0, 35), Uint8Array.of(0x37, ...Array(17).fill(1)))],
    ['a list longer than its bytes', Uint8Array.of(6, 0, 0xfe, 0xff, 0xff, 0xff)],
    ['a list longer than anything', Uint8Array.of(6, 0, 0x07, 0xff, 0xff, 0xff, 0xff, 0xff)],
    ['calls without end', Uint8Array.from({ length: 400 }, (_, i) => [6, 0, 4][i % 3]!)],
  ])('%s', (_, bytes) => {
    expect(decodeCall(metadata, bytes)).toEqual({ kind: 'undecodable' })
  })

  /** An account by an index that is `()` here: nothing at all in SCALE, a number to the other library. */
  const hasIndex = (decoded: unknown): boolean =>
    JSON.stringify(decoded, (_, value) => (typeof value === 'bigint' ? `${value}` : value)).includes('"name":"Index"')

  test('any other bytes: it is said, or it is what @polkadot/types encodes again', () => {
    const bytes = fc.uint8Array({ minLength: 2, maxLength: 80 }).map((some) => {
      some[0] = [0, 4, 6, 7, 10, 11, 12][some[0]! % 7]!
      some[1]! %= 12
      return some
    })
    fc.assert(
      fc.property(bytes, (some) => {
        const decoded = decodeCall(metadata, some)
        if (decoded.kind === 'undecodable' || hasIndex(decoded)) return
        expect(runtime.registry.createType('Call', some).toU8a()).toEqual(some)
      }),
      { numRuns: 3000 },
    )
  })
})

test.each([
  ['nothing', new Uint8Array(0)],
  ['its beginning', ascii('meta')],
  ['zeros', new Uint8Array(100)],
])('is no metadata: %s', (_, bytes) => {
  expect(() => decodeMetadata(bytes)).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
})
