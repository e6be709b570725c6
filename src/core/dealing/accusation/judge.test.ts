import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { type SampleDealing, sample, sampleDealing } from '../../../../tools/vectors/samples.ts'
import { clampX25519, x25519PublicKey } from '../../crypto/x25519.ts'
import { checkShare } from '../check.ts'
import { type Envelope, openEnvelope, sealEnvelope } from '../envelope.ts'
import { judge, type Opening } from './judge.ts'
import { remakeEnvelope } from './remakeEnvelope.ts'

let made: SampleDealing
let honest: Opening

beforeAll(async () => {
  made = await sampleDealing(2, [2, 2, 2])
  const { envelopesRoot } = made.opened.dealing
  const remade = await remakeEnvelope({ ...made.params, committed: { ...made.envelopes[0]!, envelopesRoot } })
  honest = { subgroup: 0, member: made.params.roster[0]![0]!, ...remade }
})

/** What the accuser itself finds in the envelope. */
const holdsItsShare = async (envelope: Envelope): Promise<boolean> => {
  const member = made.members[0]![0]!
  const { coreHash } = made.opened
  const { x25519SecretKey } = member
  const share = await openEnvelope({ coreHash, subgroup: 0, member, x25519SecretKey, envelope }).catch(() => undefined)
  return share !== undefined && checkShare(made.opened, share)
}

test('says that a member lied about an honest envelope', async () => {
  expect(await judge(made.opened, honest)).toBe('good')
})

const oneChange = fc.record({ field: fc.constantFrom('x', 'u', 'd' as const), at: fc.nat(31), bit: fc.nat(7) })

test('agrees with the accuser about every share that a dealer could have sealed', async () => {
  const { coreHash } = made.opened
  const ephemeralSecret = clampX25519(sample('ephemeral'))
  await fc.assert(
    fc.asyncProperty(fc.option(oneChange, { nil: undefined }), async (change) => {
      const share = { ...made.shares[0]! }
      if (change) {
        share[change.field] = share[change.field].slice()
        share[change.field][change.at]! ^= 1 << change.bit
      }
      const { subgroup, member } = honest
      const envelope = await sealEnvelope({ coreHash, subgroup, member, share, ephemeralSecret })
      const verdict = await judge(made.opened, { subgroup, member, envelope, ephemeralSecret })
      expect(verdict).toBe(change ? 'bad' : 'good')
      expect(await holdsItsShare(envelope)).toBe(verdict === 'good')
    }),
    { numRuns: 40 },
  )
})

test('one changed bit of the ciphertext makes it bad', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(113), fc.nat(7), async (at, bit) => {
      const ciphertext = honest.envelope.ciphertext.slice()
      ciphertext[at]! ^= 1 << bit
      const envelope = { ...honest.envelope, ciphertext }
      expect(await judge(made.opened, { ...honest, envelope })).toBe('bad')
      expect(await holdsItsShare(envelope)).toBe(false)
    }),
    { numRuns: 40 },
  )
})

test('one changed bit of the secret or of `enc` shows nothing about anybody', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom('secret', 'enc'), fc.nat(31), fc.nat(7), async (what, at, bit) => {
      const bytes = (what === 'enc' ? honest.envelope.enc : honest.ephemeralSecret).slice()
      bytes[at]! ^= 1 << bit
      const changed = what === 'enc' ? { envelope: { ...honest.envelope, enc: bytes } } : { ephemeralSecret: bytes }
      expect(await judge(made.opened, { ...honest, ...changed })).toBe('wrong-ephemeral')
    }),
    { numRuns: 60 },
  )
})

test("a dealer that copies a peer's envelope gave the member nothing", async () => {
  const { envelopesRoot } = made.opened.dealing
  const peer = await remakeEnvelope({ ...made.params, committed: { ...made.envelopes[1]!, envelopesRoot } })
  expect(await judge(made.opened, { ...honest, ...peer })).toBe('bad')
})

test('an envelope of another dealing is bad in this one', async () => {
  const other = await sampleDealing(2, [2, 2, 2], ' other')
  expect(await judge(other.opened, honest)).toBe('bad')
})

test.each([
  [0, 0b001],
  [0, 0b010],
  [0, 0b100],
  [31, 0b0100_0000],
  [31, 0b1000_0000],
])('another form of the right secret is a wrong one: byte %i, bit %i', async (at, bit) => {
  const ephemeralSecret = honest.ephemeralSecret.slice()
  ephemeralSecret[at]! ^= bit
  expect(await x25519PublicKey(ephemeralSecret)).toEqual(honest.envelope.enc)
  expect(await judge(made.opened, { ...honest, ephemeralSecret })).toBe('wrong-ephemeral')
})

test('refuses what has not the length of a secret, or of a ciphertext', async () => {
  const wrong = [
    { ephemeralSecret: new Uint8Array(31) },
    { envelope: { ...honest.envelope, enc: new Uint8Array(33) } },
    { envelope: { ...honest.envelope, ciphertext: new Uint8Array(113) } },
  ]
  for (const changes of wrong)
    await expect(judge(made.opened, { ...honest, ...changes })).rejects.toThrow(
      expect.objectContaining({ code: 'invalid-argument' }),
    )
})
