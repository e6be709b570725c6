import { expect, test } from 'vitest'
import { encodeCall } from '../../../../src/core/chain/calls.ts'
import type { SubgroupProgress } from '../../../../src/core/chain/registry.ts'
import type { DealtDealing } from '../../chain/state.ts'
import { garbage, makeBadDealing } from '../../testing/badDealing.ts'
import { makeMember } from '../../testing/member.ts'
import { makeDealing, makeServers, makeState } from '../../testing/network.ts'
import { perform } from './perform.ts'

const servers = await makeServers(3, 3)
const own = servers[1]![0]!
const dealing = await makeDealing(servers, { block: 100 })

const progress = (of: DealtDealing, change: Partial<SubgroupProgress>): DealtDealing => ({
  ...of,
  dealt: { ...of.dealt, subgroups: of.dealt.subgroups.map((one, i) => (i === 1 ? { ...one, ...change } : one)) },
})

test('challenges what is missing only after the peers were asked once more', async () => {
  const one = await makeMember(own, dealing)
  const asked: unknown[] = []
  one.peers.answer = async (peer) => {
    asked.push(peer)
    expect(one.submitted).toEqual([])
    return {}
  }
  one.view.state = makeState(110, [dealing])
  await one.reconcile()
  expect([asked.length, one.submitted]).toEqual([2, []])
  one.view.state = makeState(111, [dealing])
  await one.reconcile()
  expect(asked).toHaveLength(4)
  const call = encodeCall.challenge({ ...one.named, complaint: 'missing' })
  expect(one.submitted).toEqual([{ key: expect.stringMatching(/^challenge missing /), name: 'challenge', call }])
  expect(one.alarms).toEqual([expect.stringMatching(/^missing-envelope /)])
})

test('challenges nothing when a peer has it after all, good or bad', async () => {
  for (const of of [dealing, await makeBadDealing(servers, own, garbage)]) {
    const one = await makeMember(own, of)
    one.view.state = makeState(111, [of])
    one.peers.answer = async (peer) => {
      if (peer.tssAccount === servers[1]![1]!.tssAccount) throw new Error('unreachable')
      return { envelope: one.envelopes[0]! }
    }
    await one.reconcile()
    expect([one.submitted, one.alarms]).toEqual([[], []])
    expect(one.dealings.has(one.named.registrant, one.named.dealingHash)).toBe(true)
  }
})

test('delivers to a peer what the user sealed to it, with its proof, and to no other', async () => {
  const one = await makeMember(own, dealing)
  await one.accept()
  one.view.state = makeState(130, [progress(dealing, { missing: 0b100, partial: new Uint8Array(32), holders: 0b001 })])
  const { subgroup, member, enc, ciphertext, proof } = one.envelopes[2]!
  await perform(one.needs, { kind: 'deliver', row: 10, members: [2] }, { ...one.named, live: dealing })
  const call = encodeCall.deliver({ ...one.named, subgroup, member, envelope: { enc, ciphertext }, proof })
  expect(one.submitted).toEqual([{ key: expect.stringMatching(/^deliver 2 /), name: 'deliver', call }])
})

test('delivers nothing whose proof does not lead to the dealing', async () => {
  const one = await makeMember(own, dealing)
  await one.accept()
  const record = (await one.record())!
  const envelopes = record.envelopes.map((envelope) => ({ ...envelope, ciphertext: new Uint8Array(114) }))
  await one.dealings.put({ ...record, envelopes })
  await perform(one.needs, { kind: 'deliver', row: 10, members: [1, 2] }, { ...one.named, live: dealing })
  expect(one.submitted).toEqual([])
})

test('a bad share of one’s own does not keep the peers’ from being delivered', async () => {
  const bad = await makeBadDealing(servers, own, garbage)
  const one = await makeMember(own, bad)
  await expect(one.accept()).rejects.toThrow()
  for (let block = 120; block < 128; block++) {
    one.view.state = makeState(block, [progress(bad, { missing: 0b110, bad: 0b001 })])
    await perform(one.needs, { kind: 'deliver', row: 10, members: [1, 2] }, { ...one.named, live: bad })
  }
  expect(new Set(one.submitted.map(({ key }) => key.slice(0, 9)))).toEqual(new Set(['deliver 1', 'deliver 2']))
})

test('an own partial that does not check is not sent', async () => {
  const one = await makeMember(own, dealing)
  await one.accept()
  const record = (await one.record())!
  if (record.share.tag !== 'held') throw new Error('not held')
  const { value } = record.share
  await one.dealings.put({ ...record, share: { tag: 'held', value: { ...value, u: value.x } } })
  await perform(one.needs, { kind: 'confirm', row: 11, quorum: 1, awaited: [] }, { ...one.named, live: dealing })
  expect([one.submitted, one.alarms]).toEqual([[], [expect.stringMatching(/^partial-wrong /)]])
})

test('nothing is sent for a record that is gone, nor by one who is not in the roster', async () => {
  const one = await makeMember(own, dealing)
  const subject = { ...one.named, live: dealing }
  await perform(one.needs, { kind: 'confirm', row: 11, quorum: 1, awaited: [] }, subject)
  await perform(one.needs, { kind: 'acknowledge', row: 13 }, subject)
  await perform(one.needs, { kind: 'deliver', row: 10, members: [1] }, subject)
  await perform(one.needs, { kind: 'forget', row: 14 }, subject)
  const stranger = { ...one.needs, tssAccount: new Uint8Array(32) }
  await one.accept()
  await perform(stranger, { kind: 'confirm', row: 11, quorum: 1, awaited: [] }, subject)
  await perform(stranger, { kind: 'challenge-missing', row: 8 }, subject)
  expect([one.submitted, one.alarms]).toEqual([[], []])
})
