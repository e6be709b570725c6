import { beforeAll, expect, test } from 'vitest'
import { flipped, type SampleDealing, sample, sampleDealing } from '../../../../tools/vectors/samples.ts'
import { isClampedX25519, x25519PublicKey } from '../../crypto/x25519.ts'
import { judge } from './judge.ts'
import { remakeEnvelope } from './remakeEnvelope.ts'

let made: SampleDealing
const committed = (index: number) => ({
  ...made.envelopes[index]!,
  envelopesRoot: made.opened.dealing.envelopesRoot,
})

beforeAll(async () => {
  made = await sampleDealing(2, [2, 3, 1])
})

test('the key and the random bytes of a dealing make each of its envelopes again, and what opens it', async () => {
  for (const [index, { subgroup, member, enc, ciphertext }] of made.envelopes.entries()) {
    const { envelope, ephemeralSecret } = await remakeEnvelope({ ...made.params, committed: committed(index) })
    expect(envelope).toEqual({ enc, ciphertext })
    expect(isClampedX25519(ephemeralSecret)).toBe(true)
    expect(await x25519PublicKey(ephemeralSecret)).toEqual(enc)
    const opening = { subgroup, member: made.params.roster[subgroup]![member]!, envelope, ephemeralSecret }
    expect(await judge(made.opened, opening)).toBe('good')
  }
})

test('no two envelopes share a secret', async () => {
  const secrets = await Promise.all(
    made.envelopes.map((_, index) => remakeEnvelope({ ...made.params, committed: committed(index) })),
  )
  expect(new Set(secrets.map(({ ephemeralSecret }) => ephemeralSecret.join())).size).toBe(made.envelopes.length)
})

test.each(['secretKey', 'entropy', 'genesis', 'registrant'] as const)(
  'gives nothing out when the %s is not the one of the dealing',
  async (field) => {
    const params = { ...made.params, [field]: sample(`another ${field}`) }
    await expect(remakeEnvelope({ ...params, committed: committed(0) })).rejects.toThrow(
      expect.objectContaining({ code: 'invalid-proof' }),
    )
  },
)

test.each([
  ['attempt', () => ({ ...made.params, attempt: 2 })],
  ['threshold', () => ({ ...made.params, threshold: 3 })],
  ['roster', () => ({ ...made.params, roster: [...made.params.roster.slice(0, 2), made.params.roster[0]!] })],
])('gives nothing out for another %s', async (_, params) => {
  await expect(remakeEnvelope({ ...params(), committed: committed(0) })).rejects.toThrow(
    expect.objectContaining({ code: 'invalid-proof' }),
  )
})

test('gives nothing out for another root, or the proof of another place', async () => {
  const wrong = [
    { ...committed(1), envelopesRoot: flipped(made.opened.dealing.envelopesRoot) },
    { ...committed(1), proof: committed(2).proof },
    { ...committed(1), member: 0 },
  ]
  for (const claim of wrong)
    await expect(remakeEnvelope({ ...made.params, committed: claim })).rejects.toThrow(
      expect.objectContaining({ code: 'invalid-proof' }),
    )
})

test.each([
  [3, 0],
  [0, 2],
  [-1, 0],
])('there is no envelope for member %i.%i', async (subgroup, member) => {
  await expect(remakeEnvelope({ ...made.params, committed: { ...committed(0), subgroup, member } })).rejects.toThrow(
    expect.objectContaining({ code: 'invalid-argument' }),
  )
})
