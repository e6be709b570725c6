import { TypeRegistry } from '@polkadot/types'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toHex } from '../bytes.ts'
import { blake2_256 } from '../crypto/hash.ts'
import { encodeCall } from './calls.ts'
import { type ExtrinsicContext, ownExtensions, signExtrinsic } from './extrinsic.ts'

const registry = new TypeRegistry()
registry.setSignedExtensions([...ownExtensions])

const genesis = new Uint8Array(32).fill(1)
const blockHash = new Uint8Array(32).fill(2)
const signer = new Uint8Array(32).fill(3)
const signature = new Uint8Array(64).fill(4)
const chain = { genesis, specVersion: 1, transactionVersion: 1 }

const signedPayload = (call: Uint8Array, context: ExtrinsicContext): { payload: Uint8Array; extrinsic: Uint8Array } => {
  let payload = new Uint8Array(0)
  const sign = (asked: Uint8Array): Uint8Array => {
    payload = Uint8Array.from(asked)
    return signature
  }
  return { extrinsic: signExtrinsic({ call, signer, context, sign }), payload }
}

test('signs what @polkadot/types would sign, for any nonce, era, tip and call', () => {
  const contexts = fc.record({
    nonce: fc.nat(),
    tip: fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }),
    period: fc.integer({ min: 2, max: 12 }).map((power) => 2 ** power),
    block: fc.nat(),
    mortal: fc.boolean(),
    length: fc.integer({ min: 0, max: 400 }),
  })
  fc.assert(
    fc.property(contexts, ({ nonce, tip, period, block, mortal, length }) => {
      const call = Uint8Array.of(...encodeCall.cancel(), ...new Uint8Array(length))
      const era = mortal ? ({ kind: 'mortal', period, block, blockHash } as const) : ({ kind: 'immortal' } as const)
      const theirs = registry
        .createType(
          'ExtrinsicPayload',
          {
            ...chain,
            method: toHex(call),
            era: mortal
              ? registry.createType('ExtrinsicEra', { current: block, period }).toHex()
              : registry.createType('ExtrinsicEra').toHex(),
            nonce,
            tip,
            genesisHash: genesis,
            blockHash: mortal ? blockHash : genesis,
          },
          { version: 4 },
        )
        .toU8a({ method: true })
      const { payload } = signedPayload(call, { ...chain, nonce, era, tip })
      expect(payload).toEqual(theirs.length > 256 ? blake2_256(theirs) : theirs)
    }),
    { numRuns: 60 },
  )
})

test('is length, version 4 signed, signer, sr25519 signature, extra, call', () => {
  const { extrinsic } = signedPayload(encodeCall.cancel(), { ...chain, nonce: 1, era: { kind: 'immortal' } })
  expect(toHex(extrinsic)).toBe(`0xa10184${'00'}${'03'.repeat(32)}01${'04'.repeat(64)}0004000b04`)
})

test.each([2, 3, 100, 8192])('refuses a period of %i', (period) => {
  const era = { kind: 'mortal', period, block: 1, blockHash } as const
  const refused = expect.objectContaining({ code: 'invalid-argument' })
  expect(() => signedPayload(encodeCall.cancel(), { ...chain, nonce: 0, era })).toThrow(refused)
})
