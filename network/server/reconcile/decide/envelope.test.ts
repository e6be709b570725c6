import { expect, test } from 'vitest'
import type { DealtDealing } from '../../chain/state.ts'
import { decide } from './decide.ts'
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
} from './example.testing.ts'
import type { Action } from './situation.ts'

const ask = (row: 7 | 8): Action => ({ kind: 'ask-peers', row })
const challengeMissing: Action = { kind: 'challenge-missing', row: 8 }
const challengeBad: Action = { kind: 'challenge-bad', row: 9 }
const nothing: Action = { kind: 'wait', row: undefined }

/** What is decided at each of these blocks, without repetitions. */
const overTime = (from: number, to: number, decideAt: (block: number) => Action): Action[] => {
  const found = new Map<string, Action>()
  for (let block = from; block <= to; block++) found.set(JSON.stringify(decideAt(block)), decideAt(block))
  return [...found.values()]
}

const delivered: DealtDealing = {
  ...dealt({ delivered: bits(own) }),
  delivered: { enc: new Uint8Array(32), ciphertext: new Uint8Array(114) },
}

test('5: takes what was delivered on chain, at any time, before it asks or accuses anyone', () => {
  for (const block of [101, 106, 111, 130, 149, 190])
    expect(decide(at(block, undefined, delivered))).toEqual({ kind: 'take-delivered', row: 5 })
})

test.each<[string, number, Action]>([
  ['6: first half of the share time', 101, { kind: 'wait', row: 6 }],
  ['6: its last block', 105, { kind: 'wait', row: 6 }],
  ['7: second half', 106, ask(7)],
  ['7: last block of the share time', 110, ask(7)],
  ['8: share time over', 111, challengeMissing],
  ['8: last block in which the chain takes a challenge is the next', 119, challengeMissing],
])('%s, nothing stored', (_, block, action) => {
  expect(decide(at(block))).toEqual(action)
})

test('8: with no challenge left, peers are asked now and then until nobody can confirm', () => {
  expect(overTime(120, 149, (block) => decide(at(block)))).toEqual(expect.arrayContaining([nothing, ask(8)]))
  const asked = Array.from({ length: 24 }, (_, i) => decide(at(121 + i))).filter(({ kind }) => kind === 'ask-peers')
  expect(asked).toHaveLength(3)
  expect(overTime(150, 190, (block) => decide(at(block)))).not.toContainEqual(ask(8))
})

test.each<[string, Partial<Parameters<typeof dealt>[0]>]>([
  ['has challenged already', { missing: bits(own) }],
  ['has challenged what it got, and lost it', { bad: bits(own) }],
  ['is a holder that lost its share', { holders: bits(own) }],
])('8: no challenge by a member that %s', (_, change) => {
  expect(overTime(111, 149, (block) => decide(at(block, undefined, dealt(change))))).toEqual(
    expect.arrayContaining([nothing, ask(8)]),
  )
  expect(overTime(111, 149, (block) => decide(at(block, undefined, dealt(change))))).toHaveLength(2)
})

test('8: what others say or have does not keep a member from its challenge', () => {
  const others = bits(byRank(1), byRank(2))
  const live = dealt({ missing: others, bad: others, holders: others, partial: confirmed })
  expect(decide(at(111, undefined, live))).toEqual(challengeMissing)
})

test.each([
  ['its subgroup', [1]],
  ['another subgroup, late for its own,', [2]],
])('8: with nothing in hand while %s is healed, a member asks its peers now and then', (_, missing) => {
  const live = healing(missing)
  expect(overTime(110, 702, (block) => decide(at(block, undefined, live)))).toEqual(
    expect.arrayContaining([nothing, ask(8)]),
  )
  expect(overTime(703, 750, (block) => decide(at(block, undefined, live)))).not.toContainEqual(ask(8))
})

test('8: a holder that lost its share of a registered key gets it back as such, not as a late member', () => {
  const live = healing([2], { holders: bits(own) })
  expect(overTime(110, 702, (block) => decide(at(block, undefined, live)))).toEqual([nothing])
})

test('9: a bad envelope is challenged at once, and until answers are over', () => {
  for (const block of [101, 110, 111, 134]) expect(decide(at(block, entry('bad')))).toEqual(challengeBad)
  expect(overTime(135, 149, (block) => decide(at(block, entry('bad'))))).not.toContainEqual(challengeBad)
})

test('9: what was delivered in the last moment can still be challenged, for half of the time that is left', () => {
  const decideAt = (block: number) => decide(at(block, entry('bad'), delivered))
  expect(overTime(101, 141, decideAt)).toEqual([challengeBad])
  expect(overTime(142, 149, decideAt)).not.toContainEqual(challengeBad)
})

test('9: a member that challenged what it did not have challenges what it then got', () => {
  expect(decide(at(115, entry('bad'), dealt({ missing: bits(own) })))).toEqual(challengeBad)
})

test('9: nobody is accused twice, nor when it is too late or the key is registered; the envelope is tried again', () => {
  const openAgain: Action = { kind: 'open-again', row: 9 }
  const accused = dealt({ bad: bits(own) })
  expect(overTime(101, 149, (block) => decide(at(block, entry('bad'), accused)))).toEqual(
    expect.arrayContaining([nothing, openAgain]),
  )
  expect(overTime(101, 149, (block) => decide(at(block, entry('bad'), accused)))).toHaveLength(2)
  const healed = (block: number) =>
    decide(before(chainAt(block, healing([1]), { registered: registered([1]) }), entry('bad')))
  expect(overTime(110, 700, healed)).toEqual(expect.arrayContaining([nothing, openAgain]))
  expect(overTime(110, 700, healed)).toHaveLength(2)
})

test('9: without a bad envelope nothing is bad', () => {
  for (const stored of [undefined, entry('held'), entry('kept')])
    expect(overTime(101, 190, (block) => decide(at(block, stored, dealing)))).not.toContainEqual(challengeBad)
})
