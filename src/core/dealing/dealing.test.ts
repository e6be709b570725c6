import { execFileSync } from 'node:child_process'
import { createPublicKey } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { flipped, type SampleDealing, sample, sampleDealing } from '../../../tools/vectors/samples.ts'
import { dealingCodec, decodeDealing } from '../chain/dealing.ts'
import { ecdsaVerify } from '../crypto/ecdsa.ts'
import { parsePoint } from '../crypto/point.ts'
import { interpolateAtZero } from '../crypto/polynomial.ts'
import { parseScalar, scalarToBytes } from '../crypto/scalar.ts'
import { checkShare, type Share } from './check.ts'
import { combinePartials } from './combine.ts'
import { type DealParams, deal } from './deal.ts'
import { openEnvelope } from './envelope.ts'
import { defaultThreshold, openDealing, shareIndex } from './open.ts'
import { checkPartial, computePartial } from './partial.ts'

/** Any 2 ≤ t ≤ N ≤ 16 that the chain allows, and any key. */
const anyDealing = fc.integer({ min: 2, max: 16 }).chain((subgroups) =>
  fc.record({
    subgroups: fc.constant(subgroups),
    threshold: fc.integer({ min: Math.floor(subgroups / 2) + 1, max: subgroups }),
    variant: fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
    order: fc.shuffledSubarray([...Array(subgroups).keys()], { minLength: subgroups }),
  }),
)

const rebuild = (shares: readonly Share[]): Uint8Array =>
  scalarToBytes(
    interpolateAtZero(shares.map(({ subgroup, x }) => ({ at: shareIndex(subgroup), value: parseScalar(x, 'x') }))),
  )

test('any t subgroups sign and could rebuild the key, t - 1 can do neither', { timeout: 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(anyDealing, async ({ subgroups, threshold, variant, order }) => {
      const { opened, shares, params } = await sampleDealing(threshold, Array(subgroups).fill(1), variant)
      const chosen = order.slice(0, threshold).map((subgroup) => shares[subgroup]!)
      const partials = chosen.map((share) => ({ subgroup: share.subgroup, partial: computePartial(opened, share) }))
      for (const { subgroup, partial } of partials) expect(checkPartial(opened, subgroup, partial)).toBe(true)
      const signature = combinePartials(opened, partials)
      expect(ecdsaVerify(signature, opened.messageHash, opened.dealing.verifyingKey)).toBe(true)
      expect(rebuild(chosen)).toEqual(params.secretKey)

      expect(() => combinePartials(opened, partials.slice(1))).toThrow(
        expect.objectContaining({ code: 'too-few-partials' }),
      )
      expect(rebuild(chosen.slice(1))).not.toEqual(params.secretKey)
    }),
    { numRuns: 15 },
  )
})

const development: Promise<SampleDealing> = sampleDealing(2, [2, 2, 2])

test('OpenSSL accepts the test signature', async () => {
  const { opened, shares } = await development
  const partials = shares.map((share) => ({ subgroup: share.subgroup, partial: computePartial(opened, share) }))
  const signature = combinePartials(opened, partials)
  expect(verifiedByOpenssl(signature, opened.messageHash, opened.dealing.verifyingKey)).toBe(true)
  expect(verifiedByOpenssl(flipped(signature), opened.messageHash, opened.dealing.verifyingKey)).toBe(false)
})

test('one changed bit anywhere in a dealing is caught', async () => {
  const { opened } = await development
  const encoded = dealingCodec.enc(opened.dealing)
  fc.assert(
    fc.property(fc.nat(encoded.length - 1), fc.nat(7), (at, bit) => {
      const changed = encoded.slice()
      changed[at]! ^= 1 << bit
      expect(() => openDealing(decodeDealing(changed), opened.context)).toThrow(
        expect.objectContaining({ name: 'EntropyError' }),
      )
    }),
    { numRuns: 150 },
  )
})

test('one changed bit anywhere in an envelope is caught', async () => {
  const { opened, envelopes, members } = await development
  const { enc, ciphertext } = envelopes[0]!
  const member = members[0]![0]!
  const addressee = { coreHash: opened.coreHash, subgroup: 0, member, x25519SecretKey: member.x25519SecretKey }
  await fc.assert(
    fc.asyncProperty(fc.nat(113), fc.nat(7), async (at, bit) => {
      const changed = ciphertext.slice()
      changed[at]! ^= 1 << bit
      await expect(openEnvelope({ ...addressee, envelope: { enc, ciphertext: changed } })).rejects.toThrow(
        expect.objectContaining({ code: 'undecryptable' }),
      )
    }),
    { numRuns: 60 },
  )
})

test('one changed bit anywhere in a share is caught', async () => {
  const { opened, shares } = await development
  fc.assert(
    fc.property(fc.constantFrom('x', 'u', 'd'), fc.nat(31), fc.nat(7), (field, at, bit) => {
      const changed = shares[0]![field].slice()
      changed[at]! ^= 1 << bit
      expect(checkShare(opened, { ...shares[0]!, [field]: changed })).toBe(false)
    }),
    { numRuns: 40 },
  )
})

test('members of a subgroup get the same share', async () => {
  const { opened, envelopes, members, shares } = await development
  for (const envelope of envelopes) {
    const member = members[envelope.subgroup]![envelope.member]!
    const { x25519SecretKey } = member
    const share = await openEnvelope({ ...opened, subgroup: envelope.subgroup, member, x25519SecretKey, envelope })
    expect(share).toEqual(shares[envelope.subgroup])
  }
})

test('the same entropy makes the same dealing, so a wallet can make its envelopes again', async () => {
  const { params, opened, envelopes } = await development
  const again = await deal(params)
  expect(again.opened.dealing).toEqual(opened.dealing)
  expect(again.envelopes).toEqual(envelopes)
})

test.each(['attempt', 'genesis', 'registrant', 'roster', 'threshold'] as const)(
  'a broken random generator repeats no secret under another %s',
  async (field) => {
    const { params, opened, envelopes } = await development
    const [first, second, third] = params.roster
    const other = {
      attempt: 2,
      genesis: sample('another genesis'),
      registrant: sample('another registrant'),
      roster: [second!, first!, third!],
      threshold: 3,
    }
    const { opened: changed, envelopes: others } = await deal({ ...params, [field]: other[field] })
    expect(changed.dealing.noncePoint).not.toEqual(opened.dealing.noncePoint)
    if (field === 'threshold') return
    expect(changed.dealing.commitments).not.toEqual(opened.dealing.commitments)
    expect(changed.dealing.uCommitments).not.toEqual(opened.dealing.uCommitments)
    expect(others[0]!.enc).not.toEqual(envelopes[0]!.enc)
  },
)

const wrong: [string, string, (params: DealParams) => Partial<DealParams>][] = [
  ['a key of zero', 'invalid-scalar', () => ({ secretKey: new Uint8Array(32) })],
  ['a key above the order', 'invalid-scalar', () => ({ secretKey: new Uint8Array(32).fill(255) })],
  ['a short key', 'invalid-argument', () => ({ secretKey: new Uint8Array(31) })],
  ['short entropy', 'invalid-argument', () => ({ entropy: new Uint8Array(31) })],
  ['an attempt of zero', 'invalid-argument', () => ({ attempt: 0 })],
  ['a threshold of half', 'invalid-threshold', () => ({ threshold: 1 })],
  ['a threshold above the subgroups', 'invalid-threshold', () => ({ threshold: 4 })],
  ['a single subgroup', 'invalid-roster', ({ roster }) => ({ roster: roster.slice(0, 1) })],
  ['an empty subgroup', 'invalid-roster', ({ roster }) => ({ roster: [...roster.slice(0, 2), []] })],
  ['too many subgroups', 'invalid-roster', ({ roster }) => ({ roster: Array(17).fill(roster[0]) })],
  [
    'a member with a key of small order',
    'invalid-point',
    ({ roster }) => ({ roster: [[{ ...roster[0]![0]!, x25519PublicKey: new Uint8Array(32) }], ...roster.slice(1)] }),
  ],
]

test.each(wrong)('does not deal with %s', async (_, code, change) => {
  const { params } = await development
  await expect(deal({ ...params, ...change(params) })).rejects.toThrow(expect.objectContaining({ code }))
})

test('the default threshold is two thirds, rounded up, and allowed', () => {
  expect([2, 3, 4, 5, 6, 16].map(defaultThreshold)).toEqual([2, 2, 3, 4, 4, 11])
})

/** `openssl pkeyutl -verify` over the prehash, with the signature in DER. */
const verifiedByOpenssl = (signature: Uint8Array, prehash: Uint8Array, publicKey: Uint8Array): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'signature-'))
  const file = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  }
  const point = Buffer.from(parsePoint(publicKey, 'public key').toBytes(false))
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const key = createPublicKey({ key: { kty: 'EC', crv: 'secp256k1', x: x!, y: y! }, format: 'jwk' })
  const integer = (bytes: Uint8Array): number[] => {
    const plain = [...bytes.subarray(bytes.findIndex((byte) => byte !== 0))]
    const positive = plain[0]! > 127 ? [0, ...plain] : plain
    return [2, positive.length, ...positive]
  }
  const body = [...integer(signature.subarray(0, 32)), ...integer(signature.subarray(32))]
  const args = ['pkeyutl', '-verify', '-pubin', '-inkey', file('key.pem', key.export({ type: 'spki', format: 'pem' }))]
  args.push('-in', file('prehash', prehash), '-sigfile', file('signature', Uint8Array.of(0x30, body.length, ...body)))
  try {
    return execFileSync('openssl', args, { encoding: 'utf8', stdio: 'pipe' }).includes('Signature Verified')
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true })
  }
}
