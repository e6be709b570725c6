import { type Previews, running } from './preview.ts'
import * as make from './snapshots.ts'

const confirming = (done: number) => ({ kind: 'confirming', done, of: 3, need: 2 }) as const
const usual = make.groups((n) => (n < 2 ? make.holder(n) : make.stored(n)), [0])

/** A registration under way with nobody at fault. */
export const progress: Previews = {
  'progress-ending': running({ kind: 'registering' }, [], { deadline: null, ending: true }),
  'progress-approved': running({ kind: 'approved' }, [], { deadline: null }),
  'progress-registering': running(
    { kind: 'registering' },
    make.groups((n) => make.server(n)),
    { waiting: { for: 'funds', until: 160, loss: 'nothing' } },
  ),
  'progress-cancel': {
    ...running(
      { kind: 'registering' },
      make.groups((n) => make.server(n)),
    ),
    act: ['Cancel this registration'],
  },
  'progress-roster': running(
    { kind: 'dealing' },
    make.groups((n) => make.server(n)),
    { waiting: { for: 'roster', until: 160, loss: 'deposit-back' } },
  ),
  'progress-delivering': running(
    { kind: 'delivering', done: 2, of: 6 },
    make.groups((n) =>
      n < 2
        ? make.stored(n)
        : n === 3
          ? make.server(n, { kind: 'retrying', attempt: 2, at: 0, reason: 'not-synced' })
          : n === 5
            ? make.server(n, { kind: 'refused', reason: '<b>\u202eevil</b>' })
            : make.server(n, { kind: 'sending', attempt: 1 }),
    ),
    { origin: 'https://swap.example.org:8443' },
  ),
  'progress-confirming': running(confirming(1), usual),
  'progress-silent-member': running(
    confirming(2),
    make.groups(
      (n) =>
        n < 4
          ? make.holder(n)
          : n === 4
            ? make.stored(n)
            : make.server(n, { kind: 'retrying', attempt: 5, at: 0, reason: 'unreachable' }),
      [0, 1],
    ),
    { waiting: { for: 'silent-member', subgroups: [2], until: 130, loss: 'nothing' } },
  ),
  'progress-node': running(confirming(1), usual, { waiting: { for: 'node', loss: 'nothing' } }),
  'progress-late': running(
    confirming(1),
    make.groups(
      (n) =>
        n === 0
          ? make.holder(n)
          : n === 1
            ? make.server(n, { kind: 'retrying', attempt: 3, at: 0, reason: 'timeout' })
            : make.stored(n),
      [0],
    ),
  ),
  'progress-tab': { ...running(confirming(1), usual), page: 'tab' },
}
