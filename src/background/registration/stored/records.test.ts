import { expect, test } from 'vitest'
import { fromHex } from '../../../core/bytes.ts'
import { failed } from '../../../core/registration/failure.ts'
import { dealt, exampleRecord, exampleView, open } from '../../../core/registration/plan/example.testing.ts'
import { plan } from '../../../core/registration/plan/plan.ts'
import { unheard } from '../../../core/registration/record.ts'
import { memoryCell } from '../../memory.testing.ts'
import { viewOf } from '../views.ts'
import { openRecords } from './records.ts'

const verifyingKey = fromHex('0x0279be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798')
const record = exampleRecord({ dealing: { ...exampleRecord().dealing, verifyingKey } })
const { signature, messageHash } = { signature: new Uint8Array(64), messageHash: new Uint8Array(32) }
/** One of everything: damage to the second server is the same as to the first. */
const full = {
  ...record,
  servers: [[record.servers[0]![0]!]],
  envelopes: [{ ...record.envelopes[0]!, proof: [messageHash] }],
  seen: { ...record.seen, groups: [unheard] },
  source: { origin: 'https://dapp.example', ref: 'a' },
  rules: { evm: { kind: 'allow' as const, addresses: ['0x52908400098527886E0F7030069857D2E4169EE7'] }, btc: null },
  later: [{ ...record.calls[1]!, call: { kind: 'open' as const, subgroup: 0, member: 1 } }],
  opening: { kind: 'opened' as const, place: { subgroup: 0, member: 1 } },
  died: { kind: 'roster-changed' as const, attempt: 2, block: 6 },
  dead: [
    { kind: 'server-lied' as const, attempt: 1, block: 5, culprit: { subgroup: 0, member: 1, endpoint: 'http://x' } },
  ],
  ending: { kind: 'cancelled' as const },
  waiting: { for: 'silent-member' as const, subgroups: [1], until: 5, loss: 'nothing' as const },
  testSignature: { messageHash, signature, valid: true },
}

/** The value with one member left out or replaced, at every place. */
function* damaged(value: unknown): Generator<unknown> {
  yield* [undefined, null, 7, 'odd', [], {}, new Uint8Array(3)]
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  for (const [key, member] of Object.entries(value))
    for (const other of damaged(member))
      if (Array.isArray(value)) yield value.map((one, i) => (String(i) === key ? other : one))
      else yield { ...value, [key]: other }
}

const complaints = { 0: { missing: 1, bad: 2 }, 1: { bad: 1 } }
const views = [
  exampleView(),
  exampleView({ stage: open, nonce: 8, final: { registrant: { attempts: 1, last: undefined } } }),
  exampleView({ stage: dealt(0, [0, 0, 0], complaints), nonce: 8, block: 115 }),
  exampleView({ stage: dealt(2), nonce: 8, block: 156 }),
]

test('a stored registration with any damage is either usable, or counted and kept as it lies there', {
  timeout: 120_000,
}, async () => {
  let unreadable = 0
  for (const odd of damaged(full)) {
    const cell = memoryCell<unknown>({ r1: odd })
    const records = await openRecords(cell)
    for (const one of records.all()) {
      JSON.stringify(viewOf(one, undefined))
      for (const view of views) expect(() => plan(one, view, true)).not.toThrow()
    }
    await records.add({ ...record, id: 'r2' })
    expect(Object.entries((await cell.read()) as object)[0]).toEqual(['r1', odd])
    unreadable += records.unreadable
  }
  expect(unreadable).toBeGreaterThan(500)
})

test.each<[string, unknown]>([
  ['nothing', null],
  ['text', 'truncat'],
  ['a number', 7],
  ['a list', [record]],
])('a store that holds %s is counted, and kept beside what is new', async (_, odd) => {
  const cell = memoryCell<unknown>(odd)
  const records = await openRecords(cell)
  expect([records.all(), records.unreadable]).toEqual([[], 1])
  await records.add(record)
  expect(await cell.read()).toEqual({ unreadable: odd, r1: record })
  const again = await openRecords(cell)
  expect([again.all().length, again.unreadable]).toEqual([1, 1])
})

test('a registration of the first version goes on where it was', async () => {
  const {
    later: _later,
    opening: _opening,
    dead: _dead,
    died: _died,
    spare: _spare,
    deposit: _deposit,
    ...kept
  } = record
  const seen = { block: 100, deadline: 151, confirmed: [true, false, false], holders: [3, 1, 0] }
  const first = { ...kept, version: 1, seen, parting: { ...record.calls[1]!, call: { kind: 'cancel' } } }
  const read = async (stored: object) => (await openRecords(memoryCell<unknown>({ r1: stored }))).get('r1')
  expect(await read(first)).toEqual({
    ...record,
    spare: 0n,
    deposit: null,
    later: [{ ...record.calls[1]!, call: { kind: 'cancel' } }],
    seen: {
      block: 100,
      deadline: 151,
      groups: [{ ...unheard, confirmed: true, holders: 3 }, { ...unheard, holders: 1 }, { ...unheard }],
    },
  })
  const ended = (state: object) => read({ ...first, parting: null, state })
  expect((await ended({ kind: 'registered', block: 1, missingSubgroups: [] }))?.state).toMatchObject({ healing: false })
  const failure = { kind: 'failed', fault: 'user', reason: 'key-taken', retryable: false }
  expect((await ended(failure))?.state).toEqual(failed('key-taken', 'user'))
  const unbelieved = { kind: 'failed', fault: 'network', reason: 'node-contradicts', retryable: false }
  expect((await ended(unbelieved))?.state).toEqual(failed('node-contradicts', 'network'))
})

test('one stored under the name of another is not believed', async () => {
  const records = await openRecords(memoryCell<unknown>({ r2: record }))
  expect([records.all(), records.unreadable]).toEqual([[], 1])
})

test('oldest first, in whatever order the store gives them back', async () => {
  const at = (id: string, startedAt: number) => [id, { ...record, id, startedAt }]
  const stored = Object.fromEntries([at('a', 3), at('b', 1), at('c', 2)])
  expect((await openRecords(memoryCell<unknown>(stored))).all().map(({ id }) => id)).toEqual(['b', 'c', 'a'])
})
