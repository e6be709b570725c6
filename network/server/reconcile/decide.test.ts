import { expect, test } from 'vitest'
import { toHex } from '../../../src/core/bytes.ts'
import type { Outcome, Registrant } from '../../../src/core/chain/registry.ts'
import type { ChainState, LiveDealing } from '../chain/state.ts'
import type { DealingEntry } from '../store/record.ts'
import { makeDealing, makeServers, makeState, registeredKeyOf, type TestServer } from '../testing/network.ts'
import { decide, type Situation } from './decide.ts'
import { confirmDelay, settleDelay } from './turn.ts'

const servers = await makeServers(3, 4)
const live = await makeDealing(servers, { block: 100, attempt: 2 })
const { registrant } = live
const { dealingHash } = live.dealt

/** The member of subgroup 1 whose turn it is at this rank. */
const byRank = (rank: number): TestServer =>
  servers[1]!.find(({ tssAccount }) => confirmDelay(live, 1, tssAccount) === 2 * rank)!
const first = byRank(0)

const entry = (state: DealingEntry['state'] = 'held'): DealingEntry => ({
  registrant,
  dealingHash,
  attempt: 2,
  subgroup: 1,
  state,
})

const withHistory = (
  state: ChainState,
  history: Partial<{ registrant: Registrant; missing: number[] }>,
): ChainState => ({
  ...state,
  histories: new Map([
    [
      toHex(registrant),
      {
        registrant: history.registrant,
        registered: history.missing && registeredKeyOf(live, history.missing),
      },
    ],
  ]),
})

const outcome = (change: Partial<Outcome>): Outcome => ({
  attempt: 2,
  dealingHash,
  block: 150,
  fault: 'nobody',
  reason: 'too-few-confirmed',
  culprit: undefined,
  ...change,
})

const confirmedBy = (subgroup: number): LiveDealing => ({
  ...live,
  dealt: {
    ...live.dealt,
    subgroups: live.dealt.subgroups.map((progress, i) =>
      i === subgroup ? { ...progress, partial: new Uint8Array(32) } : progress,
    ),
  },
})

/** Dealt at 100: shares until 110, confirmations until 150. */
const at = (block: number, change: Partial<Situation> = {}): Situation => ({
  registrant,
  dealingHash,
  tssAccount: first.tssAccount,
  isReady: true,
  best: makeState(block, [live]),
  finalized: makeState(block, [live]),
  entry: undefined,
  since: 100,
  ...change,
})
const gone = (history: Parameters<typeof withHistory>[1]) => ({
  best: withHistory(makeState(151, []), history),
  finalized: withHistory(makeState(151, []), history),
})
const failed = gone({ registrant: { attempts: 2, last: outcome({}) } })

test.each<[string, Situation, ReturnType<typeof decide>]>([
  ['1: stale chain, whatever is stored', at(120, { isReady: false, entry: entry() }), { kind: 'wait', row: 1 }],
  ['2: the registration failed', at(151, { entry: entry(), ...failed }), { kind: 'discard', row: 2 }],
  [
    '2: a later attempt was dealt',
    at(151, { entry: entry(), ...gone({ registrant: { attempts: 3, last: undefined } }) }),
    { kind: 'discard', row: 2 },
  ],
  [
    '2: not while only the best block says so',
    at(151, { entry: entry(), best: failed.best }),
    { kind: 'wait', row: 3 },
  ],
  [
    '3: gone without an outcome: a reorganisation',
    at(151, { entry: entry(), ...gone({ registrant: { attempts: 1, last: undefined } }) }),
    { kind: 'wait', row: 3 },
  ],
  [
    '2: a registration that was opened later has ended without a dealing',
    at(151, { entry: entry(), ...gone({ registrant: { attempts: 2, last: outcome({ dealingHash: undefined }) } }) }),
    { kind: 'discard', row: 2 },
  ],
  [
    '2: another dealing of the same number is registered',
    at(151, {
      entry: entry(),
      ...gone({
        registrant: { attempts: 2, last: outcome({ dealingHash: new Uint8Array(32), reason: 'registered' }) },
      }),
    }),
    { kind: 'discard', row: 2 },
  ],
  [
    '3: an earlier registration ended before this dealing',
    at(151, {
      entry: entry(),
      ...gone({ registrant: { attempts: 2, last: outcome({ attempt: 1, dealingHash: undefined }) } }),
    }),
    { kind: 'wait', row: 3 },
  ],
  [
    '3: registered, but its record is not there: the node contradicts itself',
    at(151, { entry: entry(), ...gone({ registrant: { attempts: 2, last: outcome({ reason: 'registered' }) } }) }),
    { kind: 'wait', row: 3 },
  ],
  ['3: this server is in no subgroup of it', at(101, { tssAccount: new Uint8Array(32) }), { kind: 'wait', row: 3 }],
  ['6: first half of the share time', at(105), { kind: 'wait', row: 6 }],
  ['7: second half', at(106), { kind: 'ask-peers', row: 7 }],
  ['7: last block of the share time', at(110), { kind: 'ask-peers', row: 7 }],
  ['8: share time over', at(111), { kind: 'ask-peers', row: 8 }],
  ['11: all members needed', at(101, { entry: entry() }), { kind: 'confirm', row: 11, members: 4 }],
  [
    '11: all members needed for the last block of the share time',
    at(109, { entry: entry() }),
    { kind: 'confirm', row: 11, members: 4 },
  ],
  ['11: half of them after it', at(110, { entry: entry() }), { kind: 'confirm', row: 11, members: 2 }],
  ['11: not its turn yet', at(101, { entry: entry(), tssAccount: byRank(1).tssAccount }), { kind: 'wait', row: 11 }],
  [
    '11: its turn',
    at(102, { entry: entry(), tssAccount: byRank(1).tssAccount }),
    { kind: 'confirm', row: 11, members: 4 },
  ],
  [
    '11: turns count from when it could first act',
    at(105, { entry: entry(), since: 100, tssAccount: byRank(3).tssAccount }),
    { kind: 'wait', row: 11 },
  ],
  [
    '11: last turn',
    at(106, { entry: entry(), tssAccount: byRank(3).tssAccount }),
    { kind: 'confirm', row: 11, members: 4 },
  ],
  ['11: last chance', at(149, { entry: entry() }), { kind: 'confirm', row: 11, members: 2 }],
  [
    '11: confirmed already',
    at(101, { entry: entry(), best: makeState(101, [confirmedBy(1)]) }),
    { kind: 'wait', row: 15 },
  ],
  [
    '11: another subgroup confirmed',
    at(101, { entry: entry(), best: makeState(101, [confirmedBy(2)]) }),
    { kind: 'confirm', row: 11, members: 4 },
  ],
  [
    '12: registered without this subgroup',
    at(151, { entry: entry(), ...gone({ missing: [1] }) }),
    { kind: 'wait', row: 12 },
  ],
  ['14: registered', at(151, { entry: entry(), ...gone({ missing: [2] }) }), { kind: 'forget', row: 14 }],
  ['14: done', at(151, { entry: entry('kept'), ...gone({ missing: [] }) }), { kind: 'wait', row: 3 }],
  [
    '14: not while only the best block says so',
    at(151, { entry: entry(), best: gone({ missing: [] }).best }),
    { kind: 'wait', row: 3 },
  ],
])('row %s', (_, situation, action) => {
  expect(decide(situation)).toEqual(action)
})

test('row 15: after the confirm deadline the members settle, one after the other', () => {
  const all = servers.flat()
  const delays = all.map(({ tssAccount }) => settleDelay(live, tssAccount)).sort((a, b) => a - b)
  expect(delays).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 16, 16, 16])
  for (const { tssAccount } of all) {
    const turn = 150 + settleDelay(live, tssAccount)
    for (const stored of [undefined, entry()]) {
      expect(decide(at(turn, { tssAccount, entry: stored }))).toEqual({ kind: 'settle', row: 15 })
      if (turn > 150) expect(decide(at(turn - 1, { tssAccount, entry: stored }))).toEqual({ kind: 'wait', row: 15 })
    }
  }
})

test('turns differ from dealing to dealing, and with the block that has the dealing', () => {
  const orders = Array.from({ length: 20 }, (_, i) => {
    const elsewhere = { ...live, blockHash: new Uint8Array(32).fill(i) }
    return servers[1]!.map(({ tssAccount }) => confirmDelay(elsewhere, 1, tssAccount)).join()
  })
  expect(new Set(orders).size).toBeGreaterThan(5)
})
