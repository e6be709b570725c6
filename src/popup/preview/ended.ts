import { failed } from '../../core/registration/failure.ts'
import type { Failure } from '../../core/registration/state.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import { without } from './money/onChain.ts'
import { type Preview, type Previews, showing } from './preview.ts'
import * as make from './snapshots.ts'

const testSignature = { messageHash: `0x${'ab'.repeat(32)}`, signature: `0x${'cd'.repeat(64)}`, valid: true } as const

export const registered = make.registration(
  { kind: 'registered', block: 118, missingSubgroups: [], healing: false },
  { groups: make.groups(make.holder, [0, 1, 2]), testSignature, deadline: null },
)
const missing = (healing: boolean, more: Partial<RegistrationView> = {}): Preview => ({
  chain: without(3, 4, 5),
  ...showing({
    ...registered,
    state: { kind: 'registered', block: 118, missingSubgroups: [2], healing },
    groups: make.groups(
      (n) => (n < 3 ? make.holder(n) : make.server(n, { kind: 'retrying', attempt: 9, at: 0, reason: 'unreachable' })),
      [0, 1],
    ),
    ...more,
  }),
})

const culprit = { subgroup: 2, member: 0, endpoint: 'http://127.0.0.1:3005' }
const lied = { kind: 'server-lied', attempt: 1, block: 118, culprit } as const

/** Every way in which a registration fails. */
export const endings: Readonly<Record<string, Failure>> = {
  'bad-share': failed('bad-share', 'user'),
  'chain-refused': failed('chain-refused'),
  'chain-refused-late': { ...failed('chain-refused'), deposit: 'returned' },
  'chain-replaced': failed('chain-replaced'),
  'dealing-window-missed': failed('dealing-window-missed'),
  'key-taken': failed('key-taken', 'user'),
  'node-contradicts': failed('node-contradicts', 'network'),
  'opening-declined': failed('opening-declined', 'user'),
  'roster-changed': failed('roster-changed'),
  'signature-invalid': failed('signature-invalid', 'internal'),
  'signature-invalid-here': failed('signature-invalid', 'network'),
  superseded: failed('superseded'),
  'too-few-servers': failed('too-few-servers'),
  unprovable: failed('unprovable', 'internal'),
  withheld: failed('withheld', 'user'),
}

/** How the servers stood when it ended. */
const groups: Readonly<Record<string, RegistrationView['groups']>> = {
  'too-few-servers': make.groups((n) => (n < 2 ? make.holder(n) : make.stored(n)), [0]),
  withheld: make.groups((n) => (n < 2 ? make.holder(n) : { ...make.server(n), complaint: 'missing' }), [0]),
  'opening-declined': make.groups((n) => ({ ...make.stored(n), complaint: n % 2 === 0 ? 'bad' : null })),
}
const failures = Object.entries(endings).map(([name, state]): [string, Preview] => [
  `failed-${name}`,
  showing(make.registration(state, { deadline: null, ...(groups[name] && { groups: groups[name] }) })),
])
const declined = showing(make.registration(endings['opening-declined']!))

const found = { ...registered, id: 'found-1', found: true } as const
const notHeld = {
  ...found,
  verifyingKey: '0x02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5',
  ethereumAddress: '0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF',
} as const
const leftBehind = (stage: 'dealt' | 'open'): Preview => ({
  snapshot: { ...make.open, leftBehind: [{ account: make.account, stage }] },
})

/** Registrations that are over. */
export const ended: Previews = {
  registered: showing(registered),
  'registered-healing': missing(true, { waiting: { for: 'healing', subgroups: [2], until: 700, loss: 'nothing' } }),
  'registered-missing': missing(false),
  'registered-found-healing': missing(true, {
    found: true,
    waiting: { for: 'healing', subgroups: [2], until: 700, loss: 'nothing' },
  }),
  'registered-without-some': {
    chain: without(3, 5),
    ...showing({
      ...registered,
      groups: make.groups(
        (n) => (n === 3 ? make.server(n) : n === 5 ? { ...make.server(n), excluded: true } : make.holder(n)),
        [0, 1, 2],
      ),
    }),
  },
  'registered-exposed': showing({ ...registered, attempt: 2, dead: [lied], exposed: true }),
  'registered-signature-pending': showing({ ...registered, testSignature: null }),
  'registered-bad-signature': showing({ ...registered, testSignature: { ...testSignature, valid: false } }),
  ...Object.fromEntries(failures),
  'failed-by-server': showing(make.registration(failed('signature-invalid', 'server', culprit))),
  'failed-after-lie': showing(make.registration(failed('dealing-window-missed'), { dead: [lied], exposed: true })),
  'failed-other-key': {
    ...declined,
    snapshot: declined.snapshot && {
      ...declined.snapshot,
      keys: [...declined.snapshot.keys, { ...make.open.keys[0]!, verifyingKey: '0x02', name: 'Key 2' }],
    },
  },
  'home-exposed': { ...showing({ ...registered, attempt: 2, dead: [lied], exposed: true }), hash: '#/' },
  'registered-found': showing(found, '#/registration/found-1'),
  'registered-found-tab': { ...showing(found, '#/registration/found-1'), page: 'tab' },
  'registered-not-held': showing(notHeld, '#/registration/found-1'),
  'home-found': showing(found, '#/'),
  'home-not-held': showing(notHeld, '#/'),
  'home-left-behind': leftBehind('open'),
  'home-left-dealt': leftBehind('dealt'),
  'account-found': showing(found, `#/account/${make.account}`),
  cancelled: showing(make.registration({ kind: 'cancelled' })),
}
