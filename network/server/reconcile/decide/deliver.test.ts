import { expect, test } from 'vitest'
import { decide } from './decide.ts'
import { deliverDelay } from './delay.ts'
import { at, bits, confirmed, dealing, dealt, entry, healing, own, ownMember, servers } from './example.testing.ts'
import type { Action, Situation } from './situation.ts'
import { noteTurns } from './turns.ts'

const needy = (ownMember + 1) % 4
const other = (ownMember + 2) % 4
const needing = (change: Parameters<typeof dealt>[0] = {}) => dealt({ missing: (1 << needy) | (1 << other), ...change })
const long = (situation: Situation): Situation => ({
  ...situation,
  since: new Map([needy, other].map((member) => [`deliver ${member}`, 90])),
})

test('10: delivers what peers say they miss and this server has, whatever became of its own envelope', () => {
  const has = [needy, other, ownMember]
  const both: Action = { kind: 'deliver', row: 10, members: [needy, other] }
  expect(decide(long(at(115, entry('held', has), needing())))).toEqual(both)
  expect(decide(long(at(115, entry('held', [other]), needing())))).toEqual({ ...both, members: [other] })
  const accused = needing({ bad: bits(own) })
  const decided = Array.from({ length: 8 }, (_, i) => decide(long(at(115 + i, entry('bad', has), accused))))
  expect(decided.filter(({ kind }) => kind === 'deliver')).toEqual(Array(7).fill(both))
})

test.each<[string, Situation]>([
  [
    'this server does not have',
    at(115, entry('held', [ownMember]), needing({ partial: confirmed, holders: bits(own) })),
  ],
  [
    'is there',
    at(115, entry('held', [needy]), needing({ delivered: 1 << needy, partial: confirmed, holders: bits(own) })),
  ],
  [
    'its member does not need any more',
    at(115, entry('held', [needy]), needing({ holders: (1 << needy) | bits(own), partial: confirmed })),
  ],
  [
    'nobody misses',
    at(115, entry('held', [0, 1, 2, 3]), dealt({ bad: 1 << needy, partial: confirmed, holders: bits(own) })),
  ],
  [
    'is its own',
    at(115, entry('held', [ownMember]), dealt({ missing: bits(own), partial: confirmed, holders: bits(own) })),
  ],
  [
    'comes after the time for answers',
    at(135, entry('held', [needy]), needing({ partial: confirmed, holders: bits(own) })),
  ],
  ['is of a key that is registered', at(115, entry('held', [needy]), healing([1], { missing: 1 << needy }))],
])('10: no envelope that %s', (_, situation) => {
  expect(decide(long(situation)).kind).not.toBe('deliver')
})

test('10: the last block for answers, and no more than the chain takes', () => {
  const quiet = { partial: confirmed, holders: bits(own) }
  expect(decide(long(at(134, entry('held', [needy]), needing(quiet)))).kind).toBe('deliver')
  const many = needing(quiet)
  const full = { ...many, roster: many.roster.map((members, i) => (i === 0 ? Array(32).fill(members[0]) : members)) }
  full.dealt = {
    ...full.dealt,
    subgroups: full.dealt.subgroups.map((s, i) => (i === 0 ? { ...s, delivered: 2 ** 17 - 1 } : s)),
  }
  const first = decide(long(at(134, entry('held', [needy]), full)))
  expect(first.kind).toBe('deliver')
  full.dealt.subgroups[1]!.delivered = bits(own)
  expect(decide(long(at(134, entry('held', [needy]), full))).kind).toBe('wait')
  full.dealt.subgroups[0]!.delivered = 2 ** 16 - 1
  expect(decide(long(at(134, entry('held', [needy]), full))).kind).toBe('deliver')
})

test('10: peers deliver one after the other; neither the one in need nor an excluded one is waited for', () => {
  const rest = servers[1]!.filter((_, member) => member !== needy)
  const delays = rest.map(({ tssAccount }) => deliverDelay(dealing, 1, needy, tssAccount)).sort()
  expect(delays).toEqual([0, 2, 4])
  const [one, two] = [...rest].sort(
    (a, b) => deliverDelay(dealing, 1, needy, a.tssAccount) - deliverDelay(dealing, 1, needy, b.tssAccount),
  )
  const live = dealt({ missing: 1 << needy })
  const decideAs = (server: typeof one, block: number, change = live, from = 112) =>
    decide({
      ...at(block, entry('held', [needy]), change),
      since: new Map([[`deliver ${needy}`, from]]),
      tssAccount: server!.tssAccount,
    }).kind
  expect(decideAs(one, 112)).toBe('deliver')
  expect(decideAs(two, 113)).not.toBe('deliver')
  expect(decideAs(two, 114)).toBe('deliver')
  // Begun anew: the last blocks are shared out by the chain's clock.
  expect(decideAs(two, 126, live, 126)).not.toBe('deliver')
  expect(decideAs(two, 127, live, 127)).toBe('deliver')
  expect(decideAs(two, 112, dealt({ missing: 1 << needy, excluded: bits(one!) }))).toBe('deliver')
})

test('a turn is remembered from when it could first be taken, and forgotten when it no longer can', () => {
  const first = noteTurns(at(112, entry('held', [needy]), dealt({ missing: 1 << needy })))
  expect(first).toEqual(
    new Map([
      [`deliver ${needy}`, 112],
      ['confirm dealt', 112],
      [`missing ${needy}`, 112],
    ]),
  )
  const live = dealt({ missing: (1 << needy) | (1 << other), partial: confirmed })
  const second = noteTurns({ ...at(115, entry('held', [needy, other]), live), since: first })
  expect(second).toEqual(
    new Map([
      [`deliver ${needy}`, 112],
      [`deliver ${other}`, 115],
    ]),
  )
  expect(noteTurns({ ...at(115, undefined, live), since: second })).toEqual(new Map())
})
