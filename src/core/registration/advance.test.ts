import { expect, test } from 'vitest'
import { advance, type RegistrationEvent } from './advance.ts'
import type { RegistrationState } from './state.ts'

const states: RegistrationState[] = [
  { kind: 'approved' },
  { kind: 'registering' },
  { kind: 'dealing' },
  { kind: 'delivering', done: 0, of: 6 },
  { kind: 'confirming', done: 0, of: 3, need: 2 },
  { kind: 'registered', block: 1, missingSubgroups: [] },
  { kind: 'failed', fault: 'nobody', reason: 'chain-refused', retryable: true },
  { kind: 'cancelled' },
]
const events: RegistrationEvent[] = [
  { kind: 'sent' },
  { kind: 'opened' },
  { kind: 'dealt', of: 6 },
  { kind: 'delivered', done: 1 },
  { kind: 'handed-over', of: 3, need: 2 },
  { kind: 'confirmed', done: 1 },
  { kind: 'registered', block: 1, missingSubgroups: [] },
  { kind: 'failed', fault: 'nobody', reason: 'chain-refused', retryable: true },
  { kind: 'cancelled' },
]
/** Rows: states; columns: events; what comes out, `–` if it throws. */
const table: Record<RegistrationState['kind'], string> = {
  approved: 'registering – – – – – – failed cancelled',
  registering: '– dealing – – – – registered failed cancelled',
  dealing: '– – delivering – – – registered failed cancelled',
  delivering: '– – – delivering confirming – registered failed –',
  confirming: '– – – – – confirming registered failed –',
  registered: '– – – – – – – – –',
  failed: '– – – – – – – – –',
  cancelled: '– – – – – – – – –',
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
