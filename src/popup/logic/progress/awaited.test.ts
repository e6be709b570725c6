import { describe, expect, test } from 'vitest'
import type { Waiting } from '../../../core/registration/state.ts'
import type { Snapshot } from '../../../protocol/popup/api.ts'
import type { RegistrationView } from '../../../protocol/popup/registration.ts'
import { groups, open, registration, stored } from '../../preview/snapshots.ts'
import { awaitedBy, needy } from './awaited.ts'

const locked: Snapshot = { ...open, vault: { kind: 'locked' } }
const waitingFor = (waiting: Waiting, more: Partial<RegistrationView> = {}) =>
  registration({ kind: 'confirming', done: 1, of: 3, need: 2 }, { groups: groups(stored), waiting, ...more })
const said = (waiting: Waiting, snapshot: Snapshot = open) => awaitedBy(waitingFor(waiting), snapshot, 0)!
const unlock = { for: 'unlock', to: 'answer', until: 150, loss: 'deposit-lost' } as const
const consent = { for: 'consent-open', server: { subgroup: 2, member: 0 }, until: 160, loss: 'deposit-back' } as const

describe('a locked wallet', () => {
  test('says what it must be opened for, until when, and what is lost otherwise', () => {
    expect(said(unlock, locked)).toMatchObject({
      tone: 'bad',
      need: 'unlock',
      title: 'Unlock to answer a server',
      limit: 'Time left: about 30 seconds.',
      loss: expect.stringContaining('the network keeps your deposit of 10 BITS'),
    })
  })

  test('says that the deposit comes back where it does', () => {
    const again = said({ ...unlock, to: 'deal-again', loss: 'deposit-back' }, locked)
    expect(again.loss).toMatch(/your deposit of 10 BITS comes back, the fees do not, and you begin again/)
  })

  test('sets no deadline for what can be done later too', () => {
    expect(said({ ...unlock, to: 'end', loss: 'deposit-back' }, locked)).toMatchObject({ limit: null })
  })
})

test('an open wallet asks for nothing that it does by itself', () => {
  expect(said(unlock)).toMatchObject({ need: null, title: 'The answer to a server is being signed.' })
})

test('the user is asked whether a piece may be opened, whoever is at the lock', () => {
  for (const snapshot of [open, locked])
    expect(said(consent, snapshot)).toMatchObject({
      need: 'decide',
      text: expect.stringContaining('Elder (group 3) says that its piece is bad'),
    })
})

test('what servers do among themselves asks for nothing', () => {
  const silent = said({ for: 'silent-member', subgroups: [0, 2], until: 130, loss: 'nothing' })
  expect(silent).toMatchObject({ need: null, tone: 'info', title: 'Servers of groups 1 and 3 are silent', loss: null })
})

test('what was made elsewhere is not said to be mended by this wallet', () => {
  const healing = { for: 'healing', subgroups: [2], until: 700, loss: 'nothing' } as const
  expect(said(healing).text).toContain('go on being offered their piece')
  const found = awaitedBy(waitingFor(healing, { found: true }), open, 0)
  expect(found).toMatchObject({
    title: 'Group 3 has not confirmed yet',
    text: expect.stringMatching(/This wallet cannot/),
  })
})

test('a deposit whose amount was not noted is still spoken of', () => {
  const unknown = awaitedBy(waitingFor(unlock, { deposit: null }), locked, 0)
  expect(unknown?.loss).toContain('keeps your deposit.')
})

describe('the time that is left', () => {
  const limit = (more: Partial<RegistrationView>, status: Snapshot['network']['status']) =>
    awaitedBy(waitingFor(consent, more), { ...open, network: { ...open.network, status } }, 0)?.limit
  const connecting = { kind: 'connecting' } as const

  test('counts from the newest block that is known', () => {
    const stale = { deadline: { block: 160, now: 60 } }
    expect(limit(stale, { kind: 'ready', block: 140 })).toBe('Time left: about 20 seconds.')
    expect(limit(stale, connecting)).toBe('Time left: about 100 seconds.')
  })

  test('is not made up where no block is known', () => {
    expect(limit({ deadline: null }, connecting)).toBe(null)
  })

  test('is over when it is', () => {
    expect(limit({}, { kind: 'ready', block: 161 })).toBe('The time for it is up.')
  })
})

test('what needs the user soonest comes first; what does not is not there', () => {
  const one = (id: string, waiting: Waiting | null) => ({ ...waitingFor(consent), id, waiting })
  const all = [
    one('funds', { for: 'funds', loss: 'nothing' }),
    one('node', { for: 'node', loss: 'nothing' }),
    one('later', consent),
    one('sooner', unlock),
    one('none', null),
  ]
  const ids = (snapshot: Snapshot) => needy({ ...snapshot, registrations: all }).map(({ id }) => id)
  expect(ids(locked)).toEqual(['sooner', 'later', 'funds'])
  expect(ids(open)).toEqual(['later', 'funds'])
})
