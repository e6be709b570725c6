import { randomBytes } from 'node:crypto'
import { readdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importX25519 } from '../../../src/core/crypto/x25519.ts'
import { verifyAck } from '../../../src/core/dealing/holderProof.ts'
import { verifyingShare } from '../../../src/core/dealing/partial.ts'
import { falseShare, garbage, makeBadDealing } from '../testing/badDealing.ts'
import { makeMember } from '../testing/member.ts'
import { healingOf, makeDealing, makeServers, makeState } from '../testing/network.ts'
import type { ShareRequest } from './intake.ts'

const servers = await makeServers(3, 2)
const own = servers[1]![0]!
const random = (length: number): Uint8Array => new Uint8Array(randomBytes(length))

const setUp = async () => {
  const dealing = await makeDealing(servers)
  return { dealing, ...(await makeMember(own, dealing)) }
}

test('a good share is stored, and acknowledged with a proof that the chain accepts', async () => {
  const { dealing, accept, record, seen } = await setUp()
  const { member, ...ack } = await accept()
  const holder = { dealingHash: dealing.dealt.dealingHash, subgroup: 1, tssAccount: own.tssAccount }
  expect(verifyAck({ ...holder, verifyingShare: verifyingShare(dealing.opened, 1), ack })).toBe(true)
  expect(member).toBe(0)
  expect((await record())?.envelopes).toHaveLength(2)
  expect(seen).toEqual({ held: 1, bad: 0 })
})

test('the same request again gets the same acknowledgement, also when many come at once', async () => {
  const { accept, seen } = await setUp()
  const acks = await Promise.all(Array.from({ length: 8 }, () => accept()))
  for (const ack of [...acks, await accept()]) expect(ack).toEqual(acks[0])
  expect(seen.held).toBe(1)
})

test('what a peer healed is completed by the user’s own request, under the same acknowledgement', async () => {
  const { accept, intake, named, envelopes, record } = await setUp()
  const healed = await intake.fromPeer({ ...named, envelopes: [envelopes[0]!] })
  expect(await accept()).toEqual(healed)
  expect((await record())?.envelopes).toHaveLength(2)
})

test('what was delivered on chain needs no proof, and is as good', async () => {
  const { dealing, view, intake, named, envelopes, record, accept } = await setUp()
  await expect(intake.fromChain(named)).rejects.toMatchObject({ code: 'bad-request' })
  const { enc, ciphertext } = envelopes[0]!
  view.state = makeState(130, [{ ...dealing, delivered: { enc, ciphertext } }])
  const ack = await intake.fromChain(named)
  expect(await record()).toMatchObject({ share: { tag: 'held' }, envelopes: [{ member: 0, proof: [] }] })
  expect(await accept()).toEqual(ack)
  expect((await record())?.envelopes.map(({ proof }) => proof.length)).toEqual([3, 3])
})

test('a member that was away for the whole time takes its share while its subgroup is healed', async () => {
  for (const way of ['fromUser', 'fromPeer'] as const) {
    const { dealing, view, intake, named, envelopes, record } = await setUp()
    view.state = makeState(300, [healingOf(dealing, [1])])
    await intake[way]({ ...named, envelopes })
    expect((await record())?.share.tag).toBe('held')
  }
})

test('no envelope brings back what was deleted of a share that is kept', async () => {
  const { dealing, dealings, view, accept, record } = await setUp()
  const ack = await accept()
  const { share, ...held } = (await record())!
  if (share.tag !== 'held') throw new Error('not held')
  await dealings.put({
    ...held,
    share: { tag: 'kept', value: { x: share.value.x, ack: share.value.ack } },
    envelopes: [],
  })
  view.state = makeState(300, [healingOf(dealing, [2])])
  expect(await accept()).toEqual(ack)
  expect(await record()).toMatchObject({ share: { tag: 'kept' }, envelopes: [] })
})

/** Every request breaks the rule it is named after and all that come later: the first is answered. */
test('refusals come in their order', async () => {
  const { dealing, intake, view, named, envelopes, seen, dealings } = await setUp()
  const accept = (change: Partial<ShareRequest> = {}) => intake.fromUser({ ...named, envelopes, ...change })
  const [mine, other] = envelopes as [(typeof envelopes)[0], (typeof envelopes)[0]]
  const good = view.state
  const foreign = await makeDealing(await makeServers(3, 2), { registrant: dealing.registrant })
  const junk = { dealingHash: random(32), envelopes: [{ ...mine, ciphertext: random(114) }] }

  for (const status of ['connecting', 'wrong-genesis', 'wrong-runtime'] as const) {
    view.is = status
    await expect(accept({ registrant: random(32), ...junk })).rejects.toMatchObject({ code: 'chain-unavailable' })
  }
  for (const status of ['syncing', 'stale'] as const) {
    view.is = status
    await expect(accept({ registrant: random(32), ...junk })).rejects.toMatchObject({ code: 'not-synced' })
  }
  view.is = 'ready'
  await expect(accept({ registrant: random(32), ...junk })).rejects.toMatchObject({ code: 'not-registering' })
  view.state = makeState(101, [foreign])
  await expect(accept(junk)).rejects.toMatchObject({ code: 'wrong-dealing' })
  const foreignHash = { dealingHash: foreign.dealt.dealingHash }
  await expect(accept({ ...junk, ...foreignHash })).rejects.toMatchObject({ code: 'not-a-member' })
  view.state = good
  const committed = (list: ShareRequest['envelopes']) => expect(accept({ envelopes: list })).rejects
  await committed([mine, mine]).toMatchObject({ code: 'bad-request' })
  await committed([mine, { ...other, member: 5 }]).toMatchObject({ code: 'bad-request' })
  await committed([{ ...mine, ciphertext: random(114) }, other]).toMatchObject({ code: 'not-committed' })
  await committed([mine, { ...other, enc: random(32) }]).toMatchObject({ code: 'not-committed' })
  await committed([{ ...mine, proof: [...mine.proof, random(32)] }, other]).toMatchObject({ code: 'not-committed' })
  await committed([{ ...mine, proof: [] }, other]).toMatchObject({ code: 'not-committed' })
  await committed([
    { ...mine, member: 1 },
    { ...other, member: 0 },
  ]).toMatchObject({ code: 'not-committed' })
  await committed([mine]).toMatchObject({ code: 'bad-request' })
  await expect(intake.again(named)).rejects.toMatchObject({ code: 'bad-request' })
  expect(seen).toEqual({ held: 0, bad: 0 })
  expect([...dealings.entries()]).toEqual([])
})

test.each([
  ['undecryptable', garbage],
  ['share-invalid', falseShare],
] as const)('an envelope that is %s is refused, and kept as evidence with its proof', async (code, seal) => {
  const { accept, record, envelopes, seen, dealings } = await makeMember(own, await makeBadDealing(servers, own, seal))
  await expect(accept()).rejects.toMatchObject({ code })
  expect([...dealings.entries()]).toMatchObject([{ state: 'bad', members: [0, 1] }])
  const stored = await record()
  expect(stored?.share).toEqual({ tag: 'bad', value: undefined })
  expect(stored?.envelopes).toMatchObject(envelopes.map(({ enc, ciphertext, proof }) => ({ enc, ciphertext, proof })))
  await expect(accept()).rejects.toMatchObject({ code })
  expect(seen).toEqual({ held: 0, bad: 1 })
})

test('what did not open by this server’s own fault opens as soon as that is mended, without anybody’s help', async () => {
  const { accept, intake, intakeNeeds, named, record, seen } = await setUp()
  const { key } = intakeNeeds.opener
  intakeNeeds.opener = { ...intakeNeeds.opener, key: await importX25519(random(32)) }
  await expect(accept()).rejects.toMatchObject({ code: 'undecryptable' })
  await expect(intake.again(named)).rejects.toMatchObject({ code: 'undecryptable' })
  intakeNeeds.opener = { ...intakeNeeds.opener, key }
  const ack = await intake.again(named)
  expect(await record()).toMatchObject({ share: { tag: 'held' }, envelopes: [{ member: 0 }, { member: 1 }] })
  expect(await accept()).toEqual(ack)
  expect(seen).toEqual({ held: 1, bad: 1 })
})

test('an opener that fails says nothing about the envelope: nothing is stored', async () => {
  const { accept, intakeNeeds, dealings, seen } = await setUp()
  const fails = () => {
    throw new Error('out of memory')
  }
  intakeNeeds.opener = { ...intakeNeeds.opener, curve: { multiplyBase: fails, multiply: fails } }
  await expect(accept()).rejects.toThrow('out of memory')
  expect([[...dealings.entries()], seen]).toEqual([[], { held: 0, bad: 0 }])
})

test('a nonce of another statement is refused before anything is signed', async () => {
  const { dealing, accept, markers, dealings } = await setUp()
  const { verifyingKey, noncePoint } = dealing.opened.dealing
  await markers.claim({ verifyingKey, noncePoint, statementHash: random(32), isFinal: false })
  await expect(accept()).rejects.toMatchObject({ code: 'nonce-reused' })
  expect([...dealings.entries()]).toEqual([])
})

test('a nonce whose record is damaged is refused until the dealing is final, which says again what the record said', async () => {
  const { dealing, accept, markers, data, view } = await setUp()
  const { verifyingKey, noncePoint } = dealing.opened.dealing
  const { statementHash } = dealing.opened
  await markers.claim({ verifyingKey, noncePoint, statementHash, isFinal: false })
  const [marker] = await readdir(join(data, 'markers'))
  await truncate(join(data, 'markers', marker!), 50)
  view.final = makeState(99, [], own)
  await expect(accept()).rejects.toMatchObject({ code: 'storage-failed' })
  view.final = view.state
  expect(await accept()).toMatchObject({ member: 0 })
})

test('a store that fails says so, and the same request succeeds once it works again', async () => {
  const { accept, dealings } = await setUp()
  const { put } = dealings
  dealings.put = () => Promise.reject(new Error('no space left'))
  await expect(accept()).rejects.toMatchObject({ code: 'storage-failed' })
  dealings.put = put
  await expect(accept()).resolves.toMatchObject({ member: 0 })
})
