import type { Loss, Waiting } from '../../core/registration/state.ts'
import type { GroupView, RegistrationView, ServerView } from '../../protocol/popup/registration.ts'
import { locked, type Preview, type Previews, running, showing } from './preview.ts'
import * as make from './snapshots.ts'

const state = { kind: 'confirming', done: 1, of: 3, need: 2 } as const
const elder = { subgroup: 2, member: 0 }
const fir = { subgroup: 2, member: 1 }
const lied = {
  kind: 'server-lied',
  attempt: 1,
  block: 118,
  culprit: { ...elder, endpoint: 'http://127.0.0.1:3005' },
} as const

/** The first group has confirmed; Elder and Fir are as given. */
const groups = (ofElder: Partial<ServerView>, ofFir: Partial<ServerView> = {}): readonly GroupView[] =>
  make.groups(
    (n) => (n < 2 ? make.holder(n) : { ...make.stored(n), ...(n === 4 && ofElder), ...(n === 5 && ofFir) }),
    [0],
  )
const complaining = (waiting: Waiting, where: readonly GroupView[], more: Partial<RegistrationView> = {}): Preview =>
  running(state, where, { waiting, ...more })

const bad = groups({ complaint: 'bad' })
const nothing = { complaint: 'missing', delivery: { kind: 'retrying', attempt: 4, at: 0, reason: 'timeout' } } as const
const consent = (loss: Loss, until = 160) => complaining({ for: 'consent-open', server: elder, until, loss }, bad)
const opening = (loss: Loss): Preview => ({ ...consent(loss), hash: '#/registration/r1/opening' })
const unanswered = (because: Extract<Waiting, { for: 'unanswered' }>['because'], loss: Loss) =>
  complaining({ for: 'unanswered', because, servers: [elder], until: 160, loss }, bad)
const unlock = (to: Extract<Waiting, { for: 'unlock' }>['to'], loss: Loss, more: Partial<RegistrationView> = {}) =>
  complaining({ for: 'unlock', to, until: 150, loss }, groups(nothing, nothing), more)

const dealAgain: Partial<RegistrationView> = { state: { kind: 'dealing' }, dead: [lied], threshold: 3 }
const publicNetwork = (preview: Preview): Preview => ({
  ...preview,
  snapshot: preview.snapshot && {
    ...preview.snapshot,
    network: { ...preview.snapshot.network, blockTime: 6000, name: 'Entropy' },
  },
})

/** Servers complain, lie, are answered and punished. */
export const complaints: Previews = {
  'complaint-missing': complaining(
    { for: 'answer', servers: [elder], until: 155, loss: 'deposit-back' },
    groups(nothing),
  ),
  'complaint-missing-many': complaining(
    { for: 'answer', servers: [elder, fir], until: 155, loss: 'deposit-lost' },
    groups(nothing, nothing),
  ),
  'complaint-answered': running(state, groups({ ...nothing, answered: true }, { answered: true })),
  'complaint-bad': complaining({ for: 'answer', servers: [elder], until: 160, loss: 'deposit-lost' }, bad, {
    threshold: 3,
  }),
  'complaint-signing': unlock('answer', 'deposit-lost'),
  'complaint-excluded': running(state, groups({ excluded: true })),
  'consent-nothing': consent('nothing'),
  'consent-back': consent('deposit-back'),
  'consent-lost': consent('deposit-lost'),
  'consent-lost-tab': { ...consent('deposit-lost'), page: 'tab' },
  'consent-long': publicNetwork(consent('deposit-lost', 14_400)),
  'opening-nothing': opening('nothing'),
  'opening-back': opening('deposit-back'),
  'opening-lost': opening('deposit-lost'),
  'opening-tab': { ...opening('deposit-lost'), page: 'tab' },
  'unanswered-declined': unanswered('declined', 'deposit-lost'),
  'unanswered-too-late': unanswered('too-late', 'deposit-back'),
  'unanswered-unneeded': unanswered('unneeded', 'nothing'),
  'unanswered-unprovable': unanswered('unprovable', 'deposit-lost'),
  'lied-splitting': unlock('deal-again', 'deposit-back', dealAgain),
  'lied-exposed': unlock('deal-again', 'deposit-back', { ...dealAgain, threshold: 2, exposed: true }),
  'lied-split-again': running(
    { kind: 'delivering', done: 0, of: 6 },
    make.groups((n) => make.server(n, { kind: 'sending', attempt: 1 })),
    { attempt: 2, dead: [lied], threshold: 3 },
  ),
  'roster-changed': running(
    { kind: 'dealing' },
    make.groups((n) => make.server(n)),
    {
      dead: [{ kind: 'roster-changed', attempt: 1, block: 118 }],
    },
  ),
  'unlock-answer': locked(unlock('answer', 'deposit-lost')),
  'unlock-deal-again': locked(unlock('deal-again', 'deposit-back', dealAgain)),
  'unlock-end': locked(unlock('end', 'deposit-back', { state: { kind: 'dealing' }, ending: true })),
  'unlock-sign-again': locked(
    showing(
      make.registration({ kind: 'registering' }, { waiting: { for: 'unlock', to: 'sign-again', loss: 'nothing' } }),
    ),
  ),
  'unlock-decide': locked(consent('deposit-lost')),
  'home-decide': { ...consent('deposit-lost'), hash: '#/' },
  'home-funds': {
    ...running({ kind: 'dealing' }, [], { waiting: { for: 'funds', until: 150, loss: 'deposit-back' } }),
    hash: '#/',
  },
}
