import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { toHex } from '../../../../src/core/bytes.ts'
import { encodeCall } from '../../../../src/core/chain/calls.ts'
import { importX25519 } from '../../../../src/core/crypto/x25519.ts'
import { placeOf } from '../../shares/place.ts'
import { doubtThatBad } from '../../shares/proveBad.ts'
import type { StoredEnvelope } from '../../store/record.ts'
import { falseShare, garbage, makeBadDealing } from '../../testing/badDealing.ts'
import { makeMember } from '../../testing/member.ts'
import { makeDealing, makeServers, makeState } from '../../testing/network.ts'

const servers = await makeServers(3, 2)
const own = servers[1]![0]!
const random = (length: number) => new Uint8Array(randomBytes(length))

type Member = Awaited<ReturnType<typeof makeMember>>

/** A member that got something bad from its dealer, at a block at which it could accuse. */
const deceived = async (seal = garbage, code = 'undecryptable') => {
  const dealing = await makeBadDealing(servers, own, seal)
  const member = await makeMember(own, dealing)
  await expect(member.accept()).rejects.toMatchObject({ code })
  return { ...member, dealing }
}

test.each([
  ['undecryptable', garbage],
  ['share-invalid', falseShare],
] as const)('accuses the dealer of an envelope that is %s', async (code, seal) => {
  const { reconcile, submitted, named, alarms } = await deceived(seal, code)
  await reconcile()
  const call = encodeCall.challenge({ ...named, complaint: 'bad' })
  expect(submitted).toEqual([{ key: expect.stringMatching(/^challenge bad /), name: 'challenge', call }])
  expect(alarms).toEqual([])
})

test('accuses the dealer of what somebody delivered on chain', async () => {
  const dealing = await makeBadDealing(servers, own, falseShare)
  const { view, reconcile, submitted, envelopes, record } = await makeMember(own, dealing)
  const { enc, ciphertext } = envelopes[0]!
  view.state = makeState(130, [{ ...dealing, delivered: { enc, ciphertext } }])
  await reconcile()
  expect((await record())?.envelopes).toMatchObject([{ member: 0, proof: [] }])
  await reconcile()
  expect(submitted.map(({ name }) => name)).toEqual(['challenge'])
})

const replaceOwn = async ({ record, dealings }: Member, change: Partial<StoredEnvelope>) => {
  const stored = (await record())!
  const [mine, ...others] = stored.envelopes
  await dealings.put({ ...stored, envelopes: [{ ...mine!, ...change }, ...others] })
}

const blind = { multiplyBase: () => new Uint8Array(33), multiply: () => new Uint8Array(33) }

/** Each breaks one thing that this server has to know before it accuses. */
test.each<[string, string, (member: Member) => Promise<void> | void]>([
  ['not-committed', 'another ciphertext', (member) => replaceOwn(member, { ciphertext: random(114) })],
  ['not-committed', 'no proof, and not from the chain', (member) => replaceOwn(member, { proof: [] })],
  ['not-committed', 'a wrong proof', (member) => replaceOwn(member, { proof: [random(32), random(32), random(32)] })],
  [
    'no-second-library',
    'one library',
    ({ needs }) => {
      needs.openers = needs.openers.slice(0, 1)
    },
  ],
  [
    'not-my-key',
    'a data folder of another server',
    async ({ needs }) => {
      const key = await importX25519(random(32))
      needs.openers = needs.openers.map(({ curve }) => ({ key, curve }))
    },
  ],
  [
    'key-does-not-open',
    'a key that computes nonsense',
    ({ needs }) => {
      const sharedSecret = async () => random(32)
      needs.openers = needs.openers.map(({ key, curve }) => ({ key: { ...key, sharedSecret }, curve }))
    },
  ],
  [
    'key-does-not-open',
    'a second library that does not work',
    ({ needs }) => {
      const sharedSecret = () => Promise.reject(new Error('no such algorithm'))
      const [native, pure] = needs.openers
      needs.openers = [native!, { ...pure!, key: { ...pure!.key, sharedSecret } }]
    },
  ],
])('is silent and raises an alarm when in doubt: %s, %s', async (doubt, _, spoil) => {
  const member = await deceived()
  await spoil(member)
  await member.reconcile()
  expect(member.submitted).toEqual([])
  expect(member.alarms).toEqual([`accusation-unproven ${toHex(member.named.dealingHash).slice(0, 10)} ${doubt}`])
})

test.each([
  ['share-is-good', [false, false]],
  ['libraries-disagree', [true, false]],
  ['libraries-disagree', [false, true]],
] as const)('is silent about a good share that it cannot see: %s', async (doubt, areBlind) => {
  const { accept, needs, intakeNeeds, reconcile, submitted, alarms } = await makeMember(own, await makeDealing(servers))
  intakeNeeds.opener = { ...intakeNeeds.opener, curve: blind }
  needs.openers = needs.openers.map((opener, i) => (areBlind[i] ? { ...opener, curve: blind } : opener))
  await expect(accept()).rejects.toMatchObject({ code: 'share-invalid' })
  await reconcile()
  expect([submitted, alarms.map((alarm) => alarm.split(' ').at(-1))]).toEqual([[], [doubt]])
})

test('is silent, and has its share, once it is mended', async () => {
  const { accept, intakeNeeds, reconcile, submitted, alarms, record } = await makeMember(
    own,
    await makeDealing(servers),
  )
  const { opener } = intakeNeeds
  intakeNeeds.opener = { ...opener, curve: blind }
  await expect(accept()).rejects.toMatchObject({ code: 'share-invalid' })
  intakeNeeds.opener = opener
  await reconcile()
  expect([submitted, alarms, (await record())?.share.tag]).toEqual([[], [], 'held'])
})

test('is silent about what is not in its store, or not as bad', async () => {
  const { dealings, named, needs, dealing } = await deceived()
  const place = placeOf(dealing.roster, own.tssAccount)!
  expect(await doubtThatBad(needs, dealing, place)).toBeUndefined()
  await dealings.discard(named.registrant, named.dealingHash)
  expect(await doubtThatBad(needs, dealing, place)).toBe('not-stored')
  const good = await makeDealing(servers)
  const holder = await makeMember(own, good)
  await holder.accept()
  expect(await doubtThatBad(holder.needs, good, place)).toBe('not-stored')
})
