import type { Snapshot } from '../../protocol/popup/api.ts'
import { registered } from './ended.ts'
import type { Previews } from './preview.ts'
import * as make from './snapshots.ts'

const savings = '5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy'
const travel = '5HGjWAeFDfFCWPsjFQdVV2Msvz2XtMktvgocEZcCj68kUMaw'
const second = {
  verifyingKey: '0x02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5',
  ethereumAddress: '0x2B5AD5c4795c026514f8317c7a215E218DcCD6cF',
  name: 'Payroll',
  source: 'phrase',
} as const
const third = {
  verifyingKey: '0x02f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9',
  ethereumAddress: '0x6813Eb9362372EEF6200f3b1dbC3f819671cBA69',
  name: 'A key with a rather long name, from an old wallet',
  source: 'imported',
} as const
const [main, rules] = [make.open.accounts[0]!, make.open.accounts[1]!]

/** A wallet with several of each: names short and long, balances known and unknown. */
const many: Snapshot = {
  ...make.open,
  accounts: [
    main,
    { address: savings, name: 'Savings', role: 'registrant', source: 'phrase', balance: '123456789012345678' },
    { address: travel, name: 'A rather long name of an account', role: 'registrant', source: 'imported', balance: '0' },
    { ...rules, balance: '10000000000' },
  ],
  keys: [make.open.keys[0]!, second, third],
  registrations: [
    registered,
    make.registration(
      { kind: 'confirming', done: 1, of: 3, need: 2 },
      { ...second, id: 'r2', account: savings, startedAt: 1_781_000_000_000 },
    ),
  ],
  sites: [{ origin: 'https://app.example.org', accounts: [make.account, savings] }],
}
const connecting: Snapshot = {
  ...many,
  network: { ...many.network, status: { kind: 'connecting' } },
  accounts: many.accounts.map((one) => ({ ...one, balance: null })),
}

/** Accounts and keys, one and many. */
export const accounts: Previews = {
  'home-many': { snapshot: many },
  'home-many-tab': { snapshot: many, page: 'tab' },
  'home-many-connecting': { snapshot: connecting },
  'home-no-keys': { snapshot: { ...make.open, keys: [] } },
  account: { snapshot: make.open, hash: `#/account/${make.account}` },
  'account-tab': { snapshot: many, page: 'tab', hash: `#/account/${make.account}` },
  'account-hex': { snapshot: make.open, hash: `#/account/${make.account}`, act: ['Public key'] },
  'account-registered': { snapshot: many, hash: `#/account/${make.account}` },
  'account-rules': { snapshot: many, hash: `#/account/${make.rulesAccount}` },
  'account-copied': { snapshot: make.open, hash: `#/account/${make.account}`, act: ['Copy Address'] },
  'account-not-copied': {
    snapshot: make.open,
    hash: `#/account/${make.account}`,
    clipboardRefused: true,
    act: ['Copy Address'],
  },
  key: { snapshot: make.open, hash: `#/key/${make.verifyingKey}` },
  'key-tab': { snapshot: many, page: 'tab', hash: `#/key/${make.verifyingKey}` },
  'key-registered': { snapshot: many, hash: `#/key/${make.verifyingKey}` },
  'key-long-name': { snapshot: many, hash: `#/key/${third.verifyingKey}` },
}

const own = `#/key/${make.verifyingKey}`
const imported: Snapshot = {
  ...many,
  keys: many.keys.map((key) => ({ ...key, source: 'imported' as const })),
  accounts: many.accounts.map((one) => ({ ...one, source: one.role === 'rules' ? 'phrase' : 'imported' }) as const),
}
const secret = `type:Private key=${'0'.repeat(64)}`

/** Coming in, going out, and other names. */
export const changes: Previews = {
  rename: { snapshot: make.open, hash: own, act: ['Rename'] },
  'rename-empty': { snapshot: make.open, hash: own, act: ['Rename', 'type:Name= ', 'Save the name'] },
  'add-account': { snapshot: make.open, hash: '#/add/account/phrase' },
  'add-account-tab': { snapshot: make.open, page: 'tab', hash: '#/add/account/file' },
  'add-account-popup': { snapshot: make.open, hash: '#/add/account/file' },
  'add-account-nothing': { snapshot: make.open, page: 'tab', hash: '#/add/account/file', act: ['Import it'] },
  'add-key': { snapshot: make.open, hash: '#/add/key/phrase' },
  'add-key-typed': { snapshot: make.open, hash: '#/add/key/typed' },
  'add-key-nothing': { snapshot: make.open, hash: '#/add/key/typed', act: ['type:Name= ', 'Import it'] },
  'add-key-bad': {
    snapshot: make.open,
    hash: '#/add/key/typed',
    refused: { code: 'invalid-key' },
    act: [secret, 'Import it'],
  },
  'add-key-there': {
    snapshot: many,
    hash: '#/add/key/typed',
    refused: { code: 'already-there', data: `key:${second.verifyingKey}` },
    act: [secret, 'Import it'],
  },
  'add-key-tab': { snapshot: make.open, page: 'tab', hash: '#/add/key/file' },
  'key-imported': { snapshot: imported, hash: own },
  'account-imported': { snapshot: imported, hash: `#/account/${make.account}` },
  'export-account': { snapshot: make.open, hash: `#/account/${make.account}/export` },
  'export-key-tab': { snapshot: make.open, page: 'tab', hash: `${own}/export` },
  'export-account-saved': {
    snapshot: make.open,
    hash: `#/account/${make.account}/export`,
    act: [
      'type:Your password, to allow it=it',
      'type:Password for the file=four unrelated words',
      'type:The same password again=four unrelated words',
      'Save the file',
    ],
  },
  'export-key-wrong': {
    snapshot: make.open,
    hash: `${own}/export`,
    refused: { code: 'wrong-password' },
    act: [
      'type:Your password, to allow it=not it',
      'type:Password for the file=four unrelated words',
      'type:The same password again=four unrelated words',
      'Save the file',
    ],
  },
  'connect-many': { snapshot: { ...many, requests: [make.connectRequest] }, hash: '#/request/c1' },
  'register-many': { snapshot: many, hash: '#/register' },
  'forget-key': { snapshot: imported, hash: `${own}/forget` },
  'forget-key-unregistered': { snapshot: imported, hash: `#/key/${third.verifyingKey}/forget` },
  'forget-key-hide': { snapshot: make.open, hash: `${own}/forget` },
  'forget-key-untold': { snapshot: imported, hash: `${own}/forget`, act: ['Forget it'] },
  'forget-key-wrong': {
    snapshot: imported,
    hash: `${own}/forget`,
    refused: { code: 'wrong-password' },
    act: ['I have a backup, or I want it to be gone', 'type:Your password=not it', 'Forget it'],
  },
  'forget-key-in-use': {
    snapshot: imported,
    hash: `${own}/forget`,
    refused: { code: 'in-use' },
    act: ['I have a backup, or I want it to be gone', 'type:Your password=it', 'Forget it'],
  },
  'forget-account-hide': { snapshot: many, hash: `#/account/${savings}/forget` },
  'forget-account-tab': { snapshot: imported, page: 'tab', hash: `#/account/${make.account}/forget` },
}
