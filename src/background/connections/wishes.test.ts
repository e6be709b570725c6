import { beforeEach, expect, test } from 'vitest'
import { failed } from '../../core/registration/failure.ts'
import type { PopupApi } from '../../protocol/popup/api.ts'
import type { RegistrationView } from '../../protocol/popup/registration.ts'
import type { Client } from '../../protocol/rpc.ts'
import { recoverApprovals } from '../requests/recoverApprovals.ts'
import {
  codeOf,
  connectedTo,
  draft,
  first,
  type Opened,
  openWallet,
  refused,
  second,
  settled,
} from './wallet.testing.ts'

let opened: Opened
let user: Client<PopupApi>
beforeEach(async () => {
  opened = await openWallet()
  user = opened.user()
})

const pending = () => opened.wallet.requests.views()
const connected = (accounts?: string[]) => connectedTo(opened, user, accounts)

test('SECURITY 8: what can never be is refused before anybody is asked', async () => {
  const { api } = await connected()
  const asked = opened.world.shown.length
  const codes = await Promise.all([
    codeOf(api.register('page-id-1', { genesisHash: `0x${'cd'.repeat(32)}` })),
    codeOf(api.register('page-id-2', { key: { verifyingKey: `0x${'02'.repeat(33)}` } })),
    codeOf(api.register('page-id-3', { constraintAccount: 'nobody' })),
    codeOf(api.register('page-id-4', { constraints: { evm: { kind: 'allow', addresses: ['0x00'] } } })),
    codeOf(api.register('page-id-5', { threshold: 1 })),
    codeOf(api.register('page-id-6', [] as never)),
  ])
  expect(codes).toEqual(['wrong-network', ...Array(5).fill('invalid-argument')])
  expect(opened.world.shown).toHaveLength(asked)
})

test('a page follows its registration until it ends', async () => {
  const { api, heard } = await connected()
  const end = api.register('page-id-1', {})
  await settled()
  await user.approveRegistration(draft, pending()[0]!.id)
  const states: RegistrationView['state'][] = [
    { kind: 'approved' },
    { kind: 'dealing' },
    { kind: 'delivering', done: 1, of: 6 },
    // Which server it was is not for the page.
    failed('too-few-servers', 'server', { subgroup: 0, member: 1, endpoint: 'http://server-2' }),
  ]
  for (const state of states) {
    opened.world.registrations = [{ id: 'r1', account: first, state } as RegistrationView]
    opened.tell()
    await settled()
  }
  expect(await end).toEqual({ kind: 'failed', fault: 'server', reason: 'too-few-servers', retryable: true })
  expect(heard.flatMap((notice) => ('registration' in notice ? [notice.registration.state.kind] : []))).toEqual([
    'awaiting-approval',
    'registering',
    'dealing',
    'delivering',
  ])
})

test('only a page of the wallet decides whether a share is opened, and names the registration and the server', async () => {
  const place = { subgroup: 1, member: 0 }
  await user.allowOpening('r1', place)
  await user.declineOpening('r2')
  expect(opened.world.decided).toEqual([
    ['r1', { kind: 'allowed', place }],
    ['r2', { kind: 'declined' }],
  ])
  for (const odd of [undefined, '', 7, 'x'.repeat(101)])
    await expect(user.allowOpening(odd as never, place)).rejects.toEqual(refused('invalid-argument'))
  for (const odd of [undefined, 1, {}, { subgroup: -1, member: 0 }, { ...place, attempt: 1 }])
    await expect(user.allowOpening('r1', odd as never)).rejects.toEqual(refused('invalid-argument'))
  const { api } = await connected()
  await expect((api as unknown as typeof user).allowOpening('r1', place)).rejects.toEqual(refused('unsupported'))
  expect(opened.world.decided).toHaveLength(2)
})

test('what only the user can do for a registration is counted on the button, until it is done', async () => {
  const { world, tell } = opened
  const waits = async (waiting: RegistrationView['waiting']) => {
    world.registrations = [{ id: 'r1', account: first, state: { kind: 'dealing' }, waiting } as RegistrationView]
    tell()
    await settled()
    return world.badge
  }
  const unlock = { for: 'unlock', to: 'answer', until: 9, loss: 'deposit-lost' } as const
  const consent = { for: 'consent-open', server: { subgroup: 0, member: 0 }, until: 9, loss: 'nothing' } as const
  expect(await waits(unlock)).toBe(0) // it is open: it signs by itself
  world.vault = 'locked'
  expect(await waits(unlock)).toBe(1)
  expect(await waits(consent)).toBe(1)
  expect(await waits({ for: 'funds', loss: 'nothing' })).toBe(1)
  expect(await waits({ for: 'node', loss: 'nothing' })).toBe(0)
  void opened.visit().api.enable('page-id-z1')
  await settled()
  expect(await waits(consent)).toBe(2)
  expect(await waits(null)).toBe(1)
})

test('SECURITY 21: a stop between approval and its mark asks nobody twice', async () => {
  const { api } = await connected()
  void api.register('page-id-1', {}).catch(() => undefined)
  await settled()
  opened = await openWallet(opened.disk)
  opened.world.registrations = [{ id: 'r1', state: { kind: 'approved' } } as RegistrationView]
  await recoverApprovals(opened.wallet)
  expect(pending()).toEqual([])
})

test('a decision is made once', async () => {
  const { api } = await connected()
  void api.register('page-id-1', {}).catch(() => undefined)
  await settled()
  const { id } = pending()[0]!
  const both = await Promise.all([
    codeOf(user.approveRegistration(draft, id)),
    codeOf(user.approveRegistration(draft, id)),
  ])
  expect(both).toEqual(['answered', 'already-pending'])
  await expect(user.rejectRequest(id)).rejects.toEqual(refused('invalid-argument'))
})

test('SECURITY 15: a site’s request is not approved for an account that the site was not granted', async () => {
  const { api } = await connected([second])
  void api.register('page-id-1', {})
  await settled()
  await expect(user.approveRegistration(draft, pending()[0]!.id)).rejects.toEqual(refused('unauthorised'))
})

test('SECURITY 14: what was asked for an account by name is unauthorised once that is taken back, waiting or over', async () => {
  const { api } = await connected([first, second])
  const end = codeOf(api.register('page-id-1', { account: first }))
  await settled()
  await user.setSiteAccounts('https://dapp.example', [second])
  expect(await end).toBe('unauthorised')
  expect(await codeOf(api.resume('page-id-1'))).toBe('unauthorised')
  expect(pending()).toEqual([])
})

test('SECURITY 14: a site hears no more of a registration once its account was taken back, whatever else it sees', async () => {
  const { api, heard } = await connected([first, second])
  const end = codeOf(api.register('page-id-1', {}))
  await settled()
  await user.approveRegistration(draft, pending()[0]!.id)
  await settled()
  await user.setSiteAccounts('https://dapp.example', [second])
  expect(await end).toBe('unauthorised')
  const told = heard.length
  opened.world.registrations = [{ id: 'r1', account: first, state: { kind: 'dealing' } } as RegistrationView]
  opened.tell()
  await settled()
  expect(heard).toHaveLength(told)
  expect(await codeOf(api.register('page-id-1', {}))).toBe('unauthorised')
})

test('SECURITY 18: a site that asks and withdraws in a loop opens no more windows, and drives out no other site’s answers', async () => {
  const other = opened.visit('https://other.example').api
  void other.enable('page-id-o1')
  await settled()
  await user.approveConnect(pending()[0]!.id, [second])
  const mine = codeOf(other.signRaw('page-id-o2', { address: second, data: 'a' }))
  await settled()
  await user.rejectRequest(pending()[0]!.id)
  expect(await mine).toBe('rejected')
  const { api } = await connected()
  const before = opened.world.shown.length
  for (let i = 0; i < 60; i++) {
    void codeOf(api.register(`page-loop-${i}`, {}))
    await settled()
    await api.cancel(`page-loop-${i}`)
  }
  expect(opened.world.shown).toHaveLength(before + 2)
  expect(await codeOf(other.signRaw('page-id-o2', { address: second, data: 'a' }))).toBe('rejected')
})

test('what could not be stored was neither asked nor decided', async () => {
  const { api } = await connected()
  const { requests } = opened.disk
  const write = requests.write
  const full = () => {
    requests.write = () => Promise.reject(new Error('full'))
  }
  full()
  expect(await codeOf(api.register('page-id-1', {}))).not.toBe('answered')
  expect(pending()).toEqual([])
  requests.write = write
  const end = codeOf(api.signRaw('page-id-2', { address: first, data: 'a' }))
  await settled()
  full()
  expect(await codeOf(user.rejectRequest(pending()[0]!.id))).not.toBe('answered')
  requests.write = write
  expect(pending()).toHaveLength(1)
  await user.rejectRequest(pending()[0]!.id)
  expect(await end).toBe('rejected')
})
