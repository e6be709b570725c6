import { expect, test } from 'vitest'
import { advance, isOver, type RegistrationEvent } from './advance.ts'
import { failed } from './failure.ts'
import type { RegistrationState } from './state.ts'

const states: RegistrationState[] = [
  { kind: 'approved' },
  { kind: 'registering' },
  { kind: 'dealing' },
  { kind: 'delivering', done: 0, of: 6 },
  { kind: 'confirming', done: 0, of: 3, need: 2 },
  { kind: 'registered', block: 1, missingSubgroups: [], healing: false },
  failed('chain-refused'),
  { kind: 'cancelled' },
]
const events: RegistrationEvent[] = [
  { kind: 'sent' },
  { kind: 'opened' },
  { kind: 'dealt', of: 6 },
  { kind: 'delivered', done: 1 },
  { kind: 'handed-over', of: 3, need: 2 },
  { kind: 'confirmed', done: 1 },
  { kind: 'died' },
  { kind: 'healed', missingSubgroups: [], healing: false },
  { kind: 'registered', block: 1, missingSubgroups: [], healing: false },
  failed('chain-refused'),
  { kind: 'cancelled' },
]
/** Rows: states; columns: events; what comes out, `–` if it throws. */
const table: Record<RegistrationState['kind'], string> = {
  approved: 'registering – – – – – – – – failed cancelled',
  registering: '– dealing – – – – – – registered failed cancelled',
  dealing: '– – delivering – – – dealing – registered failed cancelled',
  delivering: '– – – delivering confirming – dealing – registered failed cancelled',
  confirming: '– – – – – confirming dealing – registered failed cancelled',
  registered: '– – – – – – – – – – –',
  failed: '– – – – – – – – – – –',
  cancelled: '– – – – – – – – – – –',
}

test.each(states)('what may happen while $kind, and nothing else', (state) => {
  const results = events.map((event) => {
    try {
      return advance(state, event).kind
    } catch {
      return '–'
    }
  })
  expect(results.join(' ')).toBe(table[state.kind])
})

test('missing subgroups heal until that is over, and nothing else happens to what is registered', () => {
  const healing: RegistrationState = { kind: 'registered', block: 1, missingSubgroups: [1, 2], healing: true }
  expect(isOver(healing)).toBe(false)
  const less = advance(healing, { kind: 'healed', missingSubgroups: [2], healing: true })
  expect(less).toEqual({ ...healing, missingSubgroups: [2] })
  const over = advance(less, { kind: 'healed', missingSubgroups: [], healing: false })
  expect([over, isOver(over)]).toEqual([{ ...healing, missingSubgroups: [], healing: false }, true])
  for (const event of events.filter(({ kind }) => kind !== 'healed'))
    expect(() => advance(healing, event)).toThrow(/cannot happen/)
})

test('counts are kept', () => {
  expect(advance({ kind: 'delivering', done: 1, of: 6 }, { kind: 'delivered', done: 4 })).toEqual({
    kind: 'delivering',
    done: 4,
    of: 6,
  })
  expect(advance({ kind: 'confirming', done: 0, of: 3, need: 2 }, { kind: 'confirmed', done: 2 })).toMatchObject({
    done: 2,
    need: 2,
  })
})
