import type { Snapshot } from '../../protocol/popup/api.ts'
import { accounts, changes } from './accounts.ts'
import { complaints } from './complaints.ts'
import { ended, registered } from './ended.ts'
import { histories } from './money/history.ts'
import { ruleChanges } from './money/rules.ts'
import { sending } from './money/send.ts'
import { networkStates } from './network.ts'
import type { Previews } from './preview.ts'
import { progress } from './progress.ts'
import { signing } from './requests/signing.ts'
import { sites } from './requests/sites.ts'
import * as make from './snapshots.ts'
import { vault } from './vault.ts'

const { open, empty } = make
const unproven: Snapshot = { ...open, vault: { kind: 'unlocked', lockAt: 1_790_000_000_000, backup: 'unproven' } }
const withRequests: Snapshot = { ...open, requests: [make.connectRequest, make.registerRequest] }
const form = {
  account: make.account,
  verifyingKey: make.verifyingKey,
  evm: { mode: 'allow', text: make.friends.slice(0, 2).join('\n'), creation: false },
  btc: { mode: 'nothing', text: '', creation: false },
  who: 'made',
  rulesAccount: '',
  threshold: null,
}
const badForm = {
  ...form,
  evm: {
    mode: 'allow',
    text: `${make.friends[0]}\n0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD\nvitalik.eth\n${make.friends[0]}`,
    creation: true,
  },
  btc: { mode: 'deny', text: '', creation: false },
  who: 'other',
  rulesAccount: make.account,
}

/** Every screen in every state. */
export const previews: Previews = {
  design: { snapshot: open, page: 'tab', design: true },
  starting: { snapshot: null },
  'welcome-tab': { snapshot: empty, page: 'tab' },
  'welcome-popup': { snapshot: empty },
  password: { snapshot: empty, page: 'tab', hash: '#/create' },
  'password-weak': {
    snapshot: empty,
    page: 'tab',
    hash: '#/create',
    act: ['type:Password=tiger', 'Create the wallet'],
  },
  restore: { snapshot: empty, page: 'tab', hash: '#/restore', act: ['type:Recovery words=one two three'] },
  'words-hidden': { snapshot: unproven, page: 'tab', hash: '#/words' },
  'words-shown': { snapshot: unproven, page: 'tab', hash: '#/words', act: ['Show the words'] },
  prove: { snapshot: unproven, page: 'tab', hash: '#/prove' },
  'prove-wrong': { snapshot: unproven, page: 'tab', hash: '#/prove', act: ['option', 'option', 'option'] },
  'words-popup': { snapshot: unproven, hash: '#/words', act: ['Show the words'] },
  unlock: { snapshot: { ...open, vault: { kind: 'locked' } } },
  'unlock-wrong': {
    snapshot: { ...open, vault: { kind: 'locked' } },
    unlockError: 'wrong-password',
    act: ['type:Password=not it', 'Unlock'],
  },
  'unlock-slowed': { snapshot: { ...withRequests, vault: { kind: 'locked', retryAt: Date.now() + 25_000 } } },
  home: { snapshot: open },
  'home-tab': { snapshot: open, page: 'tab' },
  'home-new': {
    snapshot: {
      ...unproven,
      accounts: unproven.accounts.map((one) => ({ ...one, balance: one.role === 'rules' ? null : '0' })),
    },
  },
  'home-unreadable': { snapshot: { ...open, unreadable: 2 } },
  'home-busy': { snapshot: { ...withRequests, registrations: [registered] } },
  'home-running': {
    snapshot: { ...open, registrations: [make.registration({ kind: 'confirming', done: 1, of: 3, need: 2 })] },
  },
  'home-cut': { snapshot: open, cut: true },
  receive: { snapshot: open, hash: `#/receive/${make.account}` },
  'register-new': { snapshot: open, hash: '#/register', act: ['Advanced', 'Bitcoin'] },
  'register-filled': { snapshot: open, hash: '#/register', draft: form },
  'register-errors': { snapshot: open, hash: '#/register', draft: badForm, act: ['Review'] },
  'register-from-site': { snapshot: withRequests, hash: '#/request/q1' },
  'register-unproven': { snapshot: unproven, hash: '#/register' },
  'register-tab': { snapshot: open, page: 'tab', hash: '#/register', draft: form },
  review: { snapshot: open, hash: '#/register/review', draft: form },
  'review-no-rules': { snapshot: open, hash: '#/register/review' },
  'review-everything': {
    snapshot: withRequests,
    hash: '#/request/q1/review',
    draft: { ...form, evm: { mode: 'deny', text: '', creation: true }, who: 'other', rulesAccount: make.account },
    quote: { ...make.quote, rulesAccountFunding: '0' },
  },
  'review-too-little': {
    snapshot: open,
    hash: '#/register/review',
    draft: form,
    quote: {
      ...make.quote,
      balance: '0',
      missing: '111214000000',
      problems: [{ field: 'balance', code: 'insufficient-funds', message: '' }],
    },
  },
  ...accounts,
  ...changes,
  ...networkStates,
  ...progress,
  ...complaints,
  ...ended,
  ...sending,
  ...histories,
  ...ruleChanges,
  crashed: { snapshot: open, crashed: true },
  connect: { snapshot: withRequests, hash: '#/request/c1' },
  'connect-none-chosen': { snapshot: withRequests, hash: '#/request/c1', act: ['Account 1'] },
  'connect-odd-origin': {
    snapshot: { ...open, requests: [{ ...make.connectRequest, origin: 'https://аpple.example\u202e.org' }] },
    hash: '#/request/c1',
  },
  gone: { snapshot: open, hash: '#/request/none' },
  ...signing,
  ...sites,
  'settings-no-sites': { snapshot: open, hash: '#/settings' },
  ...vault,
}
