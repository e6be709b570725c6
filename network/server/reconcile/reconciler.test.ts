import { expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import type { SubgroupProgress } from '../../../src/core/chain/registry.ts'
import type { ChainState, DealtDealing, LiveDealing } from '../chain/state.ts'
import { makeMember } from '../testing/member.ts'
import { healingOf, makeDealing, makeServers, makeState, registeredKeyOf, type TestServer } from '../testing/network.ts'
import { confirmDelay } from './decide/delay.ts'

const servers = await makeServers(3, 2)
const dealing = await makeDealing(servers, { block: 100 })
const { registrant } = dealing
const { dealingHash } = dealing.dealt
const [mine, other] = [...servers[1]!].sort(
  (a, b) => confirmDelay(dealing, 1, a.tssAccount) - confirmDelay(dealing, 1, b.tssAccount),
) as [TestServer, TestServer]
const at = (block: number, live: LiveDealing | undefined = dealing) => makeState(block, live ? [live] : [], mine)
const progress = (change: Partial<SubgroupProgress>): LiveDealing => ({
  ...dealing,
  dealt: {
    ...dealing.dealt,
    subgroups: dealing.dealt.subgroups.map((one, i) => (i === 1 ? { ...one, ...change } : one)),
  },
})
const bit = (server: TestServer) => 1 << servers[1]!.indexOf(server)
const registered = (state: ChainState, missing: number[] = []): ChainState => ({
  ...state,
  histories: new Map([[toHex(registrant), { registrant: undefined, registered: registeredKeyOf(dealing, missing) }]]),
})
const setUp = () => makeMember(mine, dealing)
const names = ({ submitted }: { submitted: { name: string }[] }) => submitted.map(({ name }) => name)

test('confirms once it has the acknowledgements of all, and not before', async () => {
  const [one, two] = [await setUp(), await makeMember(other, dealing)]
  await one.accept()
  await one.reconcile()
  expect(one.submitted).toEqual([])
  const ack = await two.accept()
  one.peers.answer = async () => ({ ack })
  await one.reconcile()
  expect([names(one), one.errors]).toEqual([['confirm'], []])
})

test('a false, a foreign or a malformed acknowledgement does not count', async () => {
  const [one, two] = [await setUp(), await makeMember(other, dealing)]
  const own = await one.accept()
  const ack = await two.accept()
  for (const bad of [
    own,
    { ...ack, member: own.member },
    { ...ack, response: own.response },
    { ...own, member: ack.member },
  ]) {
    one.peers.answer = async () => ({ ack: bad })
    await one.reconcile()
  }
  expect(one.submitted).toEqual([])
})

test('an excluded member is not asked for its acknowledgement, and not counted', async () => {
  const one = await setUp()
  await one.accept()
  const asked: TestServer[] = []
  one.peers.answer = async (peer) => {
    asked.push(peer as TestServer)
    throw new Error('unreachable')
  }
  one.view.state = at(101, progress({ excluded: bit(other) }))
  await one.reconcile()
  expect([asked, names(one)]).toEqual([[], ['confirm']])
})

test('an acknowledgement that was collected before its member was excluded is not used', async () => {
  const [one, two] = [await setUp(), await makeMember(other, dealing)]
  await one.accept()
  const ack = await two.accept()
  one.peers.answer = async () => ({ ack })
  await one.reconcile()
  one.view.state = at(102, progress({ excluded: bit(other) }))
  await one.reconcile()
  const [before, after] = one.submitted
  expect(before!.call.length - after!.call.length).toBe(1 + 33 + 32 + 64)
})

test('after the share deadline half of the subgroup is enough', async () => {
  const one = await setUp()
  await one.accept()
  one.view.state = at(112)
  await one.reconcile()
  expect(one.submitted).toEqual([])
  one.view.state = at(113)
  await one.reconcile()
  expect(names(one)).toEqual(['confirm'])
})

test('a peer that got nothing is waited for while it can still get it: the last confirmation ends the dealing', async () => {
  const [one, two] = [await setUp(), await makeMember(other, dealing)]
  await one.accept()
  const ack = await two.accept()
  const stands = async (block: number, change: Parameters<typeof progress>[0]) => {
    one.view.state = at(block, progress({ missing: bit(other), ...change }))
    await one.reconcile()
    return names(one).filter((name) => name === 'confirm')
  }
  expect(await stands(113, {})).toEqual([])
  expect(await stands(120, { delivered: bit(other) })).toEqual([])
  one.peers.answer = async () => ({ ack })
  expect(await stands(121, { delivered: bit(other) })).toEqual(['confirm'])
  expect(one.submitted.at(-1)!.call.length).toBeGreaterThan(250)
})

test('a member that got nothing gets its own envelope from a peer, through the same checks', async () => {
  const one = await setUp()
  const place = servers[1]!.indexOf(mine)
  one.peers.answer = async () => ({ envelope: { ...one.envelopes[place]!, ciphertext: new Uint8Array(114) } })
  one.view.state = at(107)
  await one.reconcile()
  expect([...one.dealings.entries()]).toEqual([])
  one.peers.answer = async () => ({ envelope: one.envelopes[place]! })
  await one.reconcile()
  expect([...one.dealings.entries()]).toMatchObject([{ dealingHash, state: 'held' }])
  expect(one.alarms).toEqual([])
})

const healed = (block: number) => registered(at(block, healingOf(dealing, [1])), [1])

const overTime = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => healed(from + i))

test('members that return together both come to their share before one of them confirms', async () => {
  const [one, two, alone] = [await setUp(), await makeMember(other, dealing), await setUp()]
  const ack = await two.accept()
  one.peers.answer = async () => ({ ack, envelope: one.envelopes[servers[1]!.indexOf(mine)]! })
  await one.reconcileAll(overTime(200, 210))
  expect((await one.record())?.share.tag).toBe('held')
  await alone.accept()
  await alone.reconcileAll(overTime(200, 211))
  expect([new Set(names(one)), names(alone)]).toEqual([new Set(['confirm']), ['confirm']])
  expect(one.submitted[0]!.call.length - alone.submitted[0]!.call.length).toBe(1 + 33 + 32 + 64)
})

test('a late member gets its envelope from a peer that has done its part, while another subgroup is healed', async () => {
  const [late, peer] = [await setUp(), await makeMember(other, dealing)]
  await peer.accept()
  const confirmed = (block: number) =>
    registered(at(block, healingOf(progress({ holders: bit(other) }) as DealtDealing, [2])), [2])
  await peer.reconcileAll([confirmed(200)])
  const record = (await peer.record())!
  expect(record.share.tag).toBe('kept')
  late.peers.answer = async () => ({
    envelope: record.envelopes.find(({ member }) => member === servers[1]!.indexOf(mine))!,
  })
  await late.reconcileAll(Array.from({ length: 10 }, (_, i) => confirmed(200 + i)))
  expect([names(late)[0], late.errors]).toEqual(['acknowledge', []])
})

test('takes what was delivered on chain, and then does what it can with it', async () => {
  const one = await setUp()
  const { enc, ciphertext } = one.envelopes[servers[1]!.indexOf(mine)]!
  one.view.state = at(136, { ...dealing, delivered: { enc, ciphertext } })
  await one.reconcile()
  expect((await one.record())?.share.tag).toBe('held')
  await one.reconcile()
  expect(names(one)).toEqual(['confirm'])
})

test('a late holder acknowledges, with the proof that it gave its peers', async () => {
  const one = await setUp()
  const { commitment, response } = await one.accept()
  one.view.state = at(112, progress({ partial: new Uint8Array(32), holders: bit(other) }))
  await one.reconcile()
  expect(names(one)).toEqual(['acknowledge'])
  expect(toHex(one.submitted[0]!.call).slice(2)).toContain(toHex(commitment).slice(2) + toHex(response).slice(2))
})

test('when registered for good, the test-signature data is deleted; the share stays, and what was sealed to the others', async () => {
  const one = await setUp()
  await one.accept()
  one.view.state = registered(at(120, undefined))
  one.view.state = { ...one.view.state, registrations: new Map() }
  await one.reconcile()
  expect((await one.record())?.share.tag).toBe('held')
  one.view.final = one.view.state
  await one.reconcile()
  const record = await one.record()
  expect(record?.share.tag).toBe('kept')
  expect(Object.keys(record?.share.value ?? {})).toEqual(['x', 'ack'])
  // Beside the share, what was sealed to the other member: nothing that this server could open.
  expect(record?.envelopes).toMatchObject([{ member: servers[1]!.indexOf(other), proof: [] }])
  await one.reconcile()
  expect(one.actions).toEqual(['forget'])
})

test('settles after the confirm deadline, in its turn', async () => {
  const one = await setUp()
  one.view.state = at(150 + 16)
  await one.reconcile()
  expect(names(one)).toEqual(['settle'])
})

test('an excluded member says so, and does nothing', async () => {
  const one = await setUp()
  await one.accept()
  one.view.state = at(160, progress({ excluded: bit(mine) }))
  await one.reconcile()
  expect([one.submitted, one.alarms]).toEqual([[], [`excluded ${toHex(dealingHash).slice(0, 10)}`]])
})

test('does nothing while the chain is stale', async () => {
  const one = await setUp()
  await one.accept()
  one.view.state = at(166)
  one.view.is = 'stale'
  await one.reconcile()
  expect([one.submitted, one.actions]).toEqual([[], []])
})
