import { expect, test } from 'vitest'
import type { ChainState } from '../../chain/state.ts'
import { decide } from './decide.ts'
import {
  at,
  before,
  bits,
  byRank,
  chainAt,
  dealing,
  dealt,
  entry,
  healing,
  outcome,
  own,
  registered,
} from './example.testing.ts'
import type { Action, Situation } from './situation.ts'

const states = ['held', 'kept', 'bad'] as const
const wait = (row: 1 | 3 | 6 | undefined): Action => ({ kind: 'wait', row })

test('1: stale, syncing or another network: nothing, whatever is stored and whatever the chain said', () => {
  const chains = [chainAt(120, dealing), chainAt(151, undefined, { registrant: { attempts: 3, last: outcome() } })]
  for (const chain of chains)
    for (const stored of [undefined, ...states.map((state) => entry(state))])
      expect(decide(before(chain, stored, { isReady: false }))).toEqual(wait(1))
})

const gone = (past: Parameters<typeof chainAt>[2], block = 151): ChainState => chainAt(block, undefined, past)

test.each<[string, ChainState]>([
  ['it expired', gone({ registrant: { attempts: 2, last: outcome() } })],
  [
    'the user was at fault',
    gone({ registrant: { attempts: 2, last: outcome({ fault: 'user', reason: 'bad-share' }) } }),
  ],
  [
    'a false accusation killed the dealing, whether or not another was dealt',
    gone({
      registrant: { attempts: 2, last: outcome({ fault: 'server', reason: 'false-accusation', culprit: own.stash }) },
    }),
  ],
  ['a later attempt was dealt', gone({ registrant: { attempts: 3, last: undefined } })],
  [
    'a registration that was opened later has ended without a dealing',
    gone({ registrant: { attempts: 2, last: outcome({ dealingHash: undefined }) } }),
  ],
  [
    'another dealing of the same number is registered',
    gone({ registrant: { attempts: 2, last: outcome({ dealingHash: new Uint8Array(32), reason: 'registered' }) } }),
  ],
])('2: discards when %s, for good', (_, chain) => {
  for (const state of states) {
    expect(decide(before(chain, entry(state)))).toEqual({ kind: 'discard', row: 2 })
    const notYetFinal = { finalized: chainAt(150, dealing) }
    expect(decide(before(chain, entry(state), notYetFinal))).toEqual(wait(3))
  }
  expect(decide(before(chain))).toEqual(wait(3))
})

test.each<[string, Situation]>([
  [
    'gone without an outcome: a reorganisation',
    before(gone({ registrant: { attempts: 1, last: undefined } }), entry('held')),
  ],
  ['nothing is known of the account', before(gone({}), entry('held'))],
  [
    'an earlier registration ended before this dealing',
    before(gone({ registrant: { attempts: 2, last: outcome({ attempt: 1, dealingHash: undefined }) } }), entry('held')),
  ],
  [
    'registered, but its record is not there: the node contradicts itself',
    before(gone({ registrant: { attempts: 2, last: outcome({ reason: 'registered' }) } }), entry('held')),
  ],
  ['this server is in no subgroup of it', { ...at(101), tssAccount: new Uint8Array(32) }],
  ['the account has another dealing', { ...at(101, entry('held')), dealingHash: new Uint8Array(32) }],
])('3: keeps, and does nothing, when %s', (_, situation) => {
  expect(decide(situation)).toEqual(wait(3))
})

test('4: an excluded member does nothing any more but say so', () => {
  const excluded = { excluded: bits(own), missing: bits(byRank(1)) }
  for (const live of [dealt(excluded), healing([1], excluded)])
    for (const stored of [undefined, entry('held', [0, 1, 2, 3]), entry('kept'), entry('bad')])
      for (const block of [101, 111, 149, 190, 800])
        expect(decide(before(chainAt(block, live), stored))).toEqual({ kind: 'report-exclusion', row: 4 })
})

test('4: except to delete what a finalized block says is over', () => {
  const chain = chainAt(151, dealt({ excluded: bits(own) }), { registrant: { attempts: 3, last: undefined } })
  expect(decide(before(chain, entry('held')))).toEqual({ kind: 'discard', row: 2 })
})

const forget: Action = { kind: 'forget', row: 14 }

test.each<[string, Situation, Action]>([
  ['registered with this subgroup', before(gone({ registered: registered([2]) }), entry('held')), forget],
  ['registered with all', before(gone({ registered: registered([]) }), entry('held')), forget],
  ['done', before(gone({ registered: registered([]) }), entry('kept')), wait(3)],
  [
    'not while only the best block says so',
    before(gone({ registered: registered([]) }), entry('held'), { finalized: chainAt(150, dealing) }),
    wait(3),
  ],
  [
    'not while the subgroup may still confirm',
    before(gone({ registered: registered([1]) }, 703), entry('held')),
    wait(3),
  ],
  ['once its time to confirm is over', before(gone({ registered: registered([1]) }, 704), entry('held')), forget],
  [
    'not by the best block’s clock',
    before(gone({ registered: registered([1]) }, 704), entry('held'), {
      finalized: gone({ registered: registered([1]) }, 703),
    }),
    wait(3),
  ],
  [
    'by the time that the healing itself names, where it is to be seen',
    before(
      chainAt(
        704,
        { ...healing([1]), healing: { block: 100, until: 900, excluded: [0, 0, 0] } },
        { registered: registered([1]) },
      ),
      entry('kept'),
    ),
    wait(undefined),
  ],
  [
    'a bad envelope is evidence of nothing any more',
    before(gone({ registered: registered([]) }), entry('bad')),
    { kind: 'discard', row: 14 },
  ],
  [
    'a bad envelope stays while it could be opened',
    before(gone({ registered: registered([1]) }, 703), entry('bad')),
    wait(3),
  ],
])('14: %s', (_, situation, action) => {
  expect(decide(situation)).toEqual(action)
})

test('14: deletes while others of the dealing are healed, once this member is a holder', () => {
  const holders = { holders: bits(own) }
  const final = { finalized: chainAt(160, healing([2], holders), { registered: registered([2]) }) }
  const best = chainAt(162, healing([2], holders))
  expect(decide(before(best, entry('held'), final))).toEqual(forget)
  expect(decide(before(best, entry('kept'), final))).toEqual(wait(undefined))
  expect(decide(before(best, entry('held'), { finalized: chainAt(160, dealing) }))).toEqual(wait(undefined))
})
