import { describe, expect, test } from 'vitest'
import {
  account,
  connectRequest,
  empty,
  open,
  registerRequest,
  registration,
  verifyingKey,
} from '../preview/snapshots.ts'
import { hashOf, parseRoute, type Route, viewFor } from './route.ts'

const routes: readonly Route[] = [
  { at: 'home' },
  { at: 'create' },
  { at: 'restore' },
  { at: 'bring' },
  { at: 'words' },
  { at: 'prove' },
  { at: 'settings' },
  { at: 'show-words' },
  { at: 'recover' },
  { at: 'change-password' },
  { at: 'receive', address: '5Grw/va?' },
  { at: 'account', address: '5Grw/va?', show: 'page' },
  { at: 'account', address: '5Grw/va?', show: 'export' },
  { at: 'key', key: '0x/2', show: 'page' },
  { at: 'key', key: '0x/2', show: 'forget' },
  { at: 'add', what: 'account', from: 'file' },
  { at: 'add', what: 'key', from: 'typed' },
  { at: 'history' },
  { at: 'transaction', id: 'registration:r 1' },
  { at: 'send', from: '5Grw/va?', step: 'form' },
  { at: 'send', from: '5Grw/va?', step: 'review' },
  { at: 'rules', registrant: '5Grw/va?', step: 'form' },
  { at: 'rules', registrant: '5Grw/va?', step: 'review' },
  { at: 'register', request: null, step: 'form' },
  { at: 'register', request: null, step: 'review' },
  { at: 'register', request: 'a/b', step: 'form' },
  { at: 'register', request: 'a/b', step: 'review' },
  { at: 'registration', id: 'r 1' },
  { at: 'opening', id: 'r 1' },
  { at: 'request', id: 'c#1' },
]

test.each(routes)('a route survives the address bar: %o', (route) => {
  expect(parseRoute(hashOf(route))).toEqual(route)
})

test.each(['', '#', '#/', '#/nonsense', '#/request', '#/registration/', '#/receive/%E0%A4%A'])(
  'an address that leads nowhere leads home: %s',
  (hash) => {
    expect(parseRoute(hash)).toEqual({ at: 'home' })
  },
)

const damaged = { kind: 'damaged', problem: 'missing', message: '', copy: 'missing' } as const
const locked = { ...open, vault: { kind: 'locked' } as const }
const unproven = { ...open, vault: { kind: 'unlocked', lockAt: 0, backup: 'unproven' } as const }
const asked = { ...open, requests: [connectRequest, registerRequest] }

describe('what is shown', () => {
  const others = routes.filter(({ at }) => at !== 'recover')
  test.each(others)('a locked wallet shows nothing but its lock: %o', (route) => {
    expect(viewFor({ ...asked, ...locked }, route)).toEqual({ at: 'unlock' })
  })

  test('whoever forgot the password is asked for the phrase, over a damaged vault too, and nobody else is', () => {
    const recover = { at: 'recover' } as const
    expect(viewFor({ ...asked, ...locked }, recover)).toEqual(recover)
    expect(viewFor({ ...open, vault: damaged }, recover)).toEqual(recover)
    expect(viewFor(open, recover)).toEqual({ at: 'home' })
    expect(viewFor(empty, recover)).toEqual({ at: 'welcome' })
  })

  test.each(others)('a damaged vault never leads to a new one: %o', (route) => {
    expect(viewFor({ ...open, vault: damaged }, route)).toEqual({ at: 'damaged' })
  })

  test('without a vault there are only the first steps', () => {
    expect(viewFor(empty, { at: 'settings' })).toEqual({ at: 'welcome' })
    expect(viewFor(empty, { at: 'create' })).toEqual({ at: 'create' })
    expect(viewFor(empty, { at: 'restore' })).toEqual({ at: 'restore' })
    expect(viewFor(empty, { at: 'bring' })).toEqual({ at: 'bring' })
  })

  test('a setup closed half way goes on with the same words', () => {
    expect(viewFor(unproven, { at: 'create' })).toEqual({ at: 'words' })
    expect(viewFor(open, { at: 'create' })).toEqual({ at: 'home' })
    expect(viewFor(open, { at: 'bring' })).toEqual({ at: 'home' })
  })

  test('words that were proven are never shown without the password', () => {
    expect(viewFor(unproven, { at: 'words' })).toEqual({ at: 'words' })
    expect(viewFor(unproven, { at: 'prove' })).toEqual({ at: 'prove' })
    expect(viewFor(open, { at: 'words' })).toEqual({ at: 'show-words' })
    expect(viewFor(open, { at: 'prove' })).toEqual({ at: 'home' })
  })

  test('an account or key that is not here any more leads home', () => {
    for (const route of [
      { at: 'account', address: account, show: 'forget' },
      { at: 'key', key: verifyingKey, show: 'export' },
    ] as const) {
      expect(viewFor(open, route)).toEqual(route)
      expect(viewFor({ ...open, accounts: [], keys: [] }, route)).toEqual({ at: 'home' })
    }
  })

  test('a request opens its own screen; one that was answered says so', () => {
    expect(viewFor(asked, { at: 'request', id: 'c1' })).toEqual({ at: 'request', id: 'c1' })
    expect(viewFor(asked, { at: 'request', id: 'q1' })).toEqual({ at: 'register', request: 'q1', step: 'form' })
    expect(viewFor(asked, { at: 'register', request: 'c1', step: 'review' })).toEqual({ at: 'request', id: 'c1' })
    expect(viewFor(open, { at: 'request', id: 'c1' })).toEqual({ at: 'gone' })
    expect(viewFor(open, { at: 'register', request: 'q1', step: 'review' })).toEqual({ at: 'gone' })
  })

  test('a registration is found by its id', () => {
    const some = { ...open, registrations: [registration({ kind: 'dealing' })] }
    expect(viewFor(some, { at: 'registration', id: 'r1' })).toEqual({ at: 'registration', id: 'r1' })
    expect(viewFor(some, { at: 'registration', id: 'r2' })).toEqual({ at: 'gone' })
  })

  test('the question whether a piece may be opened is there while it is asked, and no longer', () => {
    const asked = { for: 'consent-open', server: { subgroup: 0, member: 0 }, until: 9, loss: 'nothing' } as const
    const at = (waiting: typeof asked | null) => ({
      ...open,
      registrations: [registration({ kind: 'dealing' }, { waiting })],
    })
    const route = { at: 'opening', id: 'r1' } as const
    expect(viewFor(at(asked), route)).toEqual(route)
    expect(viewFor(at(null), route)).toEqual({ at: 'registration', id: 'r1' })
    expect(viewFor(open, route)).toEqual({ at: 'gone' })
  })

  test('before the first snapshot there is a word of explanation', () => {
    expect(viewFor(null, { at: 'home' })).toEqual({ at: 'starting' })
  })
})
