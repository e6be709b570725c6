import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RosterMember } from '../../../../src/core/dealing/roster.ts'
import type { DealtDealing } from '../../chain/state.ts'
import { decide } from './decide.ts'
import { confirmDelay, settleDelay } from './delay.ts'
import {
  at,
  before,
  bits,
  byRank,
  chainAt,
  confirmed,
  dealing,
  dealt,
  entry,
  healing,
  own,
  registered,
  servers,
} from './example.testing.ts'
import type { Action, Situation } from './situation.ts'

const confirm = (quorum: number, ...awaited: number[]): Action => ({ kind: 'confirm', row: 11, quorum, awaited })
const nothing: Action = { kind: 'wait', row: undefined }
const by = (rank: number, situation: Situation): Situation => ({ ...situation, tssAccount: byRank(rank).tssAccount })
/** Sixteen members in the place of four. */
const manyMembers = (members: readonly RosterMember[]): RosterMember[] => [
  ...members,
  ...Array.from({ length: 12 }, () => ({ ...members[0]!, tssAccount: new Uint8Array(randomBytes(32)) })),
]
/** The first block in which a member that has just begun anew would confirm. */
const firstTurn = (live: DealtDealing, tssAccount: Uint8Array): number => {
  const [member, block] = [live.roster[1]!.findIndex((one) => one.tssAccount === tssAccount), 101]
  const found = Array.from({ length: 49 }, (_, i) => block + i).find(
    (now) => decide({ ...at(now, { ...entry('held'), member }, live), tssAccount }).kind === 'confirm',
  )
  return found ?? Number.POSITIVE_INFINITY
}
/** As it was known before: this turn could first be taken then. */
const since = (name: string, block: number, situation: Situation): Situation => ({
  ...situation,
  since: new Map([[name, block]]),
})

test.each<[string, Situation, Action]>([
  ['all members needed', at(101, entry('held')), confirm(4)],
  ['in the last block of the share time too', at(109, entry('held')), confirm(4)],
  ['and while who got nothing can say so', at(112, entry('held')), confirm(4)],
  ['half of them after that', at(113, entry('held')), confirm(2)],
  ['until answers are over', at(134, entry('held')), confirm(2)],
  ['then one is enough', at(135, entry('held')), confirm(1)],
  ['last chance', at(149, entry('held')), confirm(1)],
  ['too late', by(3, since('confirm dealt', 100, at(150, entry('held')))), nothing],
  [
    'half is rounded up, of those that are left',
    at(113, entry('held'), dealt({ excluded: bits(byRank(2)) })),
    confirm(2),
  ],
  ['all that are left', at(101, entry('held'), dealt({ excluded: bits(byRank(2), byRank(3)) })), confirm(2)],
  ['confirmed already', at(101, entry('held'), dealt({ partial: confirmed, holders: bits(own) })), nothing],
  ['another subgroup confirmed', at(101, entry('held'), dealt({ partial: confirmed }, 2)), confirm(4)],
  ['not its turn yet', by(1, at(101, entry('held'))), nothing],
  ['its turn', by(1, since('confirm dealt', 100, at(102, entry('held')))), confirm(4)],
  ['turns count from when it could first act', by(3, since('confirm dealt', 100, at(105, entry('held')))), nothing],
  ['last turn', by(3, since('confirm dealt', 100, at(106, entry('held')))), confirm(4)],
  ['who begins anew near the end does not wait anew', by(3, at(146, entry('held'))), confirm(1)],
  ['but leaves the last blocks to the others in their order', by(3, at(145, entry('held'))), nothing],
  ['nobody waits for an excluded member', by(1, at(101, entry('held'), dealt({ excluded: bits(own) }))), confirm(3)],
])('11: %s', (_, situation, action) => {
  expect(decide(situation)).toEqual(action)
})

const [peer, third] = [byRank(1), byRank(2)]
const [member, thirdMember] = [peer, third].map((one) => servers[1]!.indexOf(one)) as [number, number]
const inNeed = (change: Parameters<typeof dealt>[0] = {}) => dealt({ missing: bits(peer), ...change })

test.each<[string, Situation, Action]>([
  ['a peer says that it got nothing', at(113, entry('held'), inNeed()), confirm(2, member)],
  [
    'two of them',
    at(113, entry('held'), inNeed({ missing: bits(peer, third) })),
    confirm(2, ...[member, thirdMember].sort()),
  ],
  [
    'it has as long as for shares',
    since(`missing ${member}`, 112, at(121, entry('held'), inNeed())),
    confirm(2, member),
  ],
  ['and no longer', since(`missing ${member}`, 112, at(122, entry('held'), inNeed())), confirm(2)],
  [
    'anew from when its envelope is on chain',
    since(`missing ${member}`, 112, at(122, entry('held'), inNeed({ delivered: bits(peer) }))),
    confirm(2, member),
  ],
  [
    'and no longer',
    since(`delivered ${member}`, 122, at(132, entry('held'), inNeed({ delivered: bits(peer) }))),
    confirm(2),
  ],
  ['while there are answers', since(`missing ${member}`, 130, at(134, entry('held'), inNeed())), confirm(2, member)],
  ['not after them', since(`missing ${member}`, 130, at(135, entry('held'), inNeed())), confirm(1)],
  ['not when it accuses', at(113, entry('held'), inNeed({ bad: bits(peer) })), confirm(2)],
  ['not when it takes no part', at(113, entry('held'), inNeed({ excluded: bits(peer) })), confirm(2)],
  ['nor does one wait for oneself', at(113, entry('held'), inNeed({ missing: bits(own) })), confirm(2)],
])('11: nobody confirms without a peer that still gets its share: %s', (_, situation, action) => {
  expect(decide(situation)).toEqual(action)
})

const windows = (answerWindow: number, confirmWindow: number, situation: Situation): Situation => ({
  ...situation,
  best: { ...situation.best, parameters: { ...situation.best.parameters, answerWindow, confirmWindow } },
})

test('11: the last one’s turn too leaves three blocks, so that one that goes missing costs nobody a slash', () => {
  for (const confirmWindow of [36, 37, 38, 40, 45, 50, 1_000])
    for (const rank of [0, 1, 2, 3]) {
      const last = Math.max(101, 100 + confirmWindow - 4)
      expect(decide(windows(35, confirmWindow, by(rank, at(last, entry('held'))))).kind).toBe('confirm')
    }
  const many = { ...dealing, roster: dealing.roster.map((members, i) => (i === 1 ? manyMembers(members) : members)) }
  const turns = many.roster[1]!.map(({ tssAccount }) => firstTurn(many, tssAccount))
  const [first, ...others] = [...new Set(turns)].sort((a, b) => a - b)
  expect([first, others]).toEqual([101, [132, 134, 136, 138, 140, 142, 144, 146]])
})

test('11: in the shortest windows everybody still has a turn', () => {
  for (const confirmWindow of [2, 3, 4, 5, 6])
    for (const rank of [0, 1, 2, 3]) {
      const decided = Array.from({ length: confirmWindow - 1 }, (_, i) =>
        decide(windows(1, confirmWindow, by(rank, at(101 + i, entry('held'))))),
      )
      expect(decided.map(({ kind }) => kind)).toContain('confirm')
    }
})

const heal = (quorum: number): Action => ({ kind: 'confirm', row: 12, quorum, awaited: [] })
const healed = (block: number, missing = [1]) => chainAt(block, healing(missing), { registered: registered(missing) })

test.each<[string, Situation, Action]>([
  ['registered without this subgroup: with all that return', before(healed(160), entry('held')), heal(4)],
  ['for as long as shares have', since('confirm healing', 151, before(healed(160), entry('held'))), heal(4)],
  ['then one member is enough', since('confirm healing', 150, before(healed(160), entry('held'))), heal(1)],
  ['when time runs out too', before(healed(693), entry('held')), heal(1)],
  ['last chance', before(healed(702), entry('held')), heal(1)],
  [
    'too late, and nobody has settled yet',
    { ...before(healed(703), entry('held')), tssAccount: byRank(3).tssAccount },
    nothing,
  ],
  [
    'not while only the best block says so',
    before(healed(160), entry('held'), { finalized: chainAt(155, dealing) }),
    nothing,
  ],
  ['others are missing', before(chainAt(160, healing([2], { holders: bits(own) }), {}), entry('held')), nothing],
  [
    'turns begin anew: who could confirm before the end waits for those before it',
    by(2, since('confirm dealt', 101, before(healed(160), entry('held')))),
    nothing,
  ],
  ['its turn', by(2, since('confirm healing', 156, before(healed(160), entry('held')))), heal(4)],
  ['with nothing in hand', { ...before(healed(160), entry('kept')) }, nothing],
])('12: %s', (_, situation, action) => {
  expect(decide(situation)).toEqual(action)
})

const acknowledge: Action = { kind: 'acknowledge', row: 13 }

test.each<[string, Situation, Action]>([
  [
    'confirmed without this member',
    at(105, entry('held'), dealt({ partial: confirmed, holders: bits(byRank(1)) })),
    acknowledge,
  ],
  ['last chance', at(149, entry('held'), dealt({ partial: confirmed })), acknowledge],
  ['too late', { ...at(150, entry('held'), dealt({ partial: confirmed })), tssAccount: byRank(3).tssAccount }, nothing],
  ['a holder already', at(105, entry('held'), dealt({ partial: confirmed, holders: bits(own) })), nothing],
  ['registered, others are healed', before(healed(160, [2]), entry('held')), acknowledge],
  ['also when the test-signature data is gone', before(healed(160, [2]), entry('kept')), acknowledge],
  ['healing is over', { ...before(healed(703, [2]), entry('kept')), tssAccount: byRank(3).tssAccount }, nothing],
  ['registered, itself to be healed', before(healed(160, [1]), entry('kept')), nothing],
])('13: %s', (_, situation, action) => {
  expect(decide(situation)).toEqual(action)
})

test('13: not with nothing in hand that it could prove', () => {
  for (const stored of [undefined, entry('bad')])
    expect(decide(at(135, stored, dealt({ partial: confirmed, bad: bits(own) }))).kind).not.toBe('acknowledge')
})

test.each([
  ['after the confirm deadline', 150, (block: number) => chainAt(block, dealing)],
  ['after the end of healing', 703, (block: number) => chainAt(block, healing([2], { holders: 15 }))],
])('15: %s the members settle, one after the other', (_, deadline, chain) => {
  const all = servers.flat()
  const delays = all.map(({ tssAccount }) => settleDelay(dealing, tssAccount)).sort((a, b) => a - b)
  expect(delays).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 16, 16, 16])
  for (const { tssAccount } of all) {
    const turn = deadline + settleDelay(dealing, tssAccount)
    for (const stored of [undefined, entry('held')]) {
      expect(decide(before(chain(turn), stored, { tssAccount }))).toEqual({ kind: 'settle', row: 15 })
      expect(decide(before(chain(turn - 1), stored, { tssAccount })).kind).not.toBe('settle')
    }
  }
})

test('15: those who are excluded are not waited for', () => {
  const first = servers.flat().find(({ tssAccount }) => settleDelay(dealing, tssAccount) === 0)!
  const subgroup = servers.findIndex((members) => members.includes(first))
  const live = dealt({ excluded: 1 << servers[subgroup]!.indexOf(first) }, subgroup)
  const second = servers.flat().find(({ tssAccount }) => settleDelay(dealing, tssAccount) === 2)!
  expect(decide({ ...at(150, undefined, live), tssAccount: second.tssAccount })).toEqual({ kind: 'settle', row: 15 })
  expect(settleDelay(live, first.tssAccount)).toBe(Number.POSITIVE_INFINITY)
})

test('turns differ from dealing to dealing, and with the block that has the dealing', () => {
  const orders = Array.from({ length: 20 }, (_, i) => {
    const elsewhere = { ...dealing, blockHash: new Uint8Array(32).fill(i) }
    return servers[1]!.map(({ tssAccount }) => confirmDelay(elsewhere, 1, tssAccount)).join()
  })
  expect(new Set(orders).size).toBeGreaterThan(5)
})
