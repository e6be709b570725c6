import { TypeRegistry } from '@polkadot/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Hex, toHex } from '../../bytes.ts'
import { ownExtensions } from '../extrinsic.ts'
import { decodeEra, lastBlockOf } from './era.ts'
import { payloadBytes, signedTransaction } from './payload.ts'
import type { SignerPayload } from './signerPayload.ts'

const hash = (byte: string): Hex => `0x${byte.repeat(32)}`
const signer = new Uint8Array(32).fill(3)
const signature = new Uint8Array(64).fill(4)
const lists: readonly (readonly string[])[] = [
  ownExtensions,
  [...ownExtensions, 'CheckMetadataHash', 'StorageWeightReclaim'],
  [...ownExtensions.slice(0, -1), 'ChargeAssetTxPayment', 'CheckMetadataHash', 'WeightReclaim'],
  ['PrevalidateAttests', 'CheckEra', 'CheckNonce', 'CheckGenesis', 'CheckTxVersion', 'CheckSpecVersion'],
]
const example: SignerPayload = {
  address: '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY',
  blockHash: hash('02'),
  blockNumber: '0x00000040',
  era: '0x00',
  genesisHash: hash('01'),
  method: '0x0b04',
  nonce: '0x00000005',
  signedExtensions: ownExtensions,
  specVersion: '0x00000001',
  tip: '0x00000000000000000000000000000000',
  transactionVersion: '0x00000001',
  version: 4,
}
/** As a page gets it from @polkadot/types. */
const asked = fc
  .record({
    names: fc.constantFrom(...lists),
    nonce: fc.nat(),
    tip: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
    period: fc.integer({ min: 2, max: 12 }).map((power) => 2 ** power),
    block: fc.nat({ max: 2 ** 31 }),
    isMortal: fc.boolean(),
    mode: fc.constantFrom(0, 1),
    length: fc.integer({ min: 0, max: 400 }),
    specVersion: fc.nat(),
  })
  .map(({ names, nonce, tip, period, block, isMortal, mode, length, specVersion }) => {
    const registry = new TypeRegistry()
    registry.setSignedExtensions([...names])
    const era = isMortal ? { current: block, period } : undefined
    const hasHash = mode === 1 && names.includes('CheckMetadataHash')
    const method = toHex(Uint8Array.of(11, 4, ...new Uint8Array(length)))
    const payload: SignerPayload = {
      ...example,
      blockNumber: registry.createType('BlockNumber', block).toHex(),
      era: registry.createType('ExtrinsicEra', era).toHex(),
      assetId: null,
      metadataHash: hasHash ? hash('07') : null,
      method,
      mode: hasHash ? 1 : 0,
      nonce: registry.createType('Compact<Index>', nonce).toHex(),
      signedExtensions: names,
      specVersion: registry.createType('u32', specVersion).toHex(),
      tip: registry.createType('Compact<Balance>', tip).toHex(),
    }
    return { registry, payload }
  })

test('signs what @polkadot/types would sign, whatever the extensions, and sends what it would send', () => {
  fc.assert(
    fc.property(asked, ({ registry, payload }) => {
      const theirs = registry.createType('ExtrinsicPayload', payload, { version: 4 })
      expect(toHex(payloadBytes(payload))).toBe(toHex(theirs.toU8a({ method: true })))
      const extrinsic = signedTransaction(payload, signer, signature)
      const extra = registry.getSignedExtensionTypes()
      const parts = Object.keys(extra).map((name) => theirs.inner.get(name)!.toU8a())
      const body = Uint8Array.of(0x84, 0, ...signer, 1, ...signature, ...parts.flatMap((part) => [...part]))
      expect(toHex(extrinsic)).toBe(
        toHex(registry.createType('Bytes', [...body, ...theirs.method.toU8a(true)]).toU8a()),
      )
    }),
    { numRuns: 100 },
  )
})

test('eras end when @polkadot/types says they do', () => {
  const registry = new TypeRegistry()
  const eras = fc.record({
    period: fc.integer({ min: 2, max: 16 }).map((power) => 2 ** power),
    current: fc.nat({ max: 2 ** 31 }),
    later: fc.nat({ max: 5_000 }),
  })
  fc.assert(
    fc.property(eras, ({ period, current, later }) => {
      const made = registry.createType('ExtrinsicEra', { current, period }).toHex()
      const theirs = registry.createType('ExtrinsicEra', made)
      const era = decodeEra(made)
      if (era.kind !== 'mortal') throw new Error('mortal')
      expect(era).toMatchObject({
        period: theirs.asMortalEra.period.toNumber(),
        phase: theirs.asMortalEra.phase.toNumber(),
      })
      expect(lastBlockOf(era, current + later)).toBe(theirs.asMortalEra.death(current + later) - 1)
    }),
    { numRuns: 100 },
  )
})

test.each<[string, Partial<SignerPayload>, string]>([
  ['an extension we do not know', { signedExtensions: [...ownExtensions, 'CheckSomething'] }, 'CheckSomething'],
  ['one that every object has', { signedExtensions: [...ownExtensions, 'constructor'] }, 'constructor'],
  ['a fee in another asset', { signedExtensions: lists[2]!, assetId: '0x01000000' }, 'assetId'],
  ['another version', { version: 5 }, 'version'],
])('refuses by name what it cannot do: %s', (_, part, name) => {
  const refused = expect.objectContaining({ code: 'unsupported', message: expect.stringContaining(name) })
  expect(() => payloadBytes({ ...example, ...part })).toThrow(refused)
})

test.each<[string, Partial<SignerPayload>]>([
  ['no genesis', { signedExtensions: ownExtensions.filter((name) => name !== 'CheckGenesis') }],
  ['no nonce', { signedExtensions: ownExtensions.filter((name) => name !== 'CheckNonce') }],
  ['no mortality', { signedExtensions: ownExtensions.filter((name) => name !== 'CheckMortality') }],
  ['two mortalities', { signedExtensions: [...ownExtensions, 'CheckEra'] }],
  ['an extension twice', { signedExtensions: [...ownExtensions, 'CheckNonce'] }],
  ['no call', { method: '0x0b' }],
  ['an era of one block', { era: '0x1000' }],
  ['a phase beyond its period', { era: '0x4100' }],
  ['an era of three bytes', { era: '0xf50100' }],
  ['a nonce of more than 32 bits', { nonce: '0x0100000000' }],
  ['a nonce in digits', { nonce: '5' as Hex }],
  ['a short hash', { blockHash: '0x02' }],
  ['a mode without its hash', { signedExtensions: [...ownExtensions, 'CheckMetadataHash'], mode: 1 }],
  ['a hash without its mode', { signedExtensions: [...ownExtensions, 'CheckMetadataHash'], metadataHash: hash('07') }],
  ['a third mode', { signedExtensions: [...ownExtensions, 'CheckMetadataHash'], mode: 2 }],
])('refuses %s', (_, part) => {
  expect(() => payloadBytes({ ...example, ...part })).toThrow(expect.objectContaining({ code: 'invalid-argument' }))
})
