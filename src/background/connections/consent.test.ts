import { beforeEach, expect, test } from 'vitest'
import type { EntropyError } from '../../core/errors.ts'
import { failed } from '../../core/registration/failure.ts'
import type { PageRegistrationState } from '../../protocol/pageApi.ts'
import type { PopupApi, RegistrationView } from '../../protocol/popupApi.ts'
import type { Client } from '../../protocol/rpc.ts'
import { recoverApprovals } from '../requests/recoverApprovals.ts'
import { parseRequests } from '../requests/request.ts'
import { first, openWallet, second } from './wallet.testing.ts'

const draft = {
  account: first,
  verifyingKey: `0x${'02'.repeat(33)}`,
  rules: { evm: null, btc: null },
  rulesAccount: null,
  threshold: null,
} as const

type Opened = Awaited<ReturnType<typeof openWallet>>
let opened: Opened
let user: Client<PopupApi>
beforeEach(async () => {
  opened = await openWallet()
  user = opened.user()
})

const settled = () => new Promise((resolve) => setTimeout(resolve, 5))
const pending = () => opened.wallet.requests.views()
async function connected(accounts = [first]) {
  const page = opened.visit()
  const enabled = page.api.enable('page-id-a1')
  await settled()
  await user.approveConnect(pending()[0]!.id, accounts)
  await enabled
  return page
}
const refused = (code: EntropyError['code']) => expect.objectContaining({ code })
const codeOf = (call: Promise<unknown>) =>
  call.then(
    () => 'answered',
    (error: EntropyError) => error.code,
  )

test('before consent a page gets nothing', async () => {
  const { api } = opened.visit()
  expect(await api.accounts()).toEqual([])
  expect(await codeOf(api.status(first))).toBe('unauthorised')
  expect(await codeOf(api.register('page-id-1', {}))).toBe('unauthorised')
  expect(opened.world.shown).toEqual([])
})

test('consent is per account: a page sees and asks about what it was granted only', async () => {
  const { api } = await connected([second])
  expect(await api.accounts()).toEqual([{ address: second, name: 'Account 1', type: 'sr25519' }])
  expect(await codeOf(api.status(second))).toBe('answered')
  expect(await codeOf(api.status(first))).toBe('unauthorised')
  expect(await codeOf(api.register('page-id-1', { account: first }))).toBe('unauthorised')
})

test('a site’s request is not approved for an account that the site was not granted', async () => {
  const { api } = await connected([second])
  void api.register('page-id-1', {})
  await settled()
  await expect(user.approveRegistration(draft, pending()[0]!.id)).rejects.toEqual(refused('unauthorised'))
})

test('consent is per origin', async () => {
  await connected()
  expect(await opened.visit('https://other.example').api.accounts()).toEqual([])
})

test('identical pending calls share one prompt', async () => {
  const calls = [opened.visit().api.enable('page-id-b1'), opened.visit().api.enable('page-id-c1')]
  await settled()
  expect(opened.world.shown).toHaveLength(1)
  await user.approveConnect(pending()[0]!.id, [first])
  expect(await Promise.all(calls)).toHaveLength(2)
})

test('a rejected origin stays rejected and opens no prompt', async () => {
  const { api } = opened.visit()
  const enabled = codeOf(api.enable('page-id-d1'))
  await settled()
  await user.rejectRequest(pending()[0]!.id)
  expect(await enabled).toBe('rejected')
  expect(await codeOf(api.enable('page-id-e1'))).toBe('rejected')
  expect(opened.world.shown).toHaveLength(1)
  await user.disconnectSite('https://dapp.example')
  void api.enable('page-id-f1')
  await settled()
  expect(pending()).toHaveLength(1)
})

test('revoking takes effect at once, is told, and takes back what the site was asking', async () => {
  const { api, heard } = await connected()
  const registering = codeOf(api.register('page-id-1', {}))
  await settled()
  await user.disconnectSite('https://dapp.example')
  expect(await registering).toBe('unauthorised')
  expect(heard.at(-1)).toEqual({ accounts: [] })
  expect(await api.accounts()).toEqual([])
  expect(pending()).toEqual([])
})

test('a locked wallet keeps the request waiting and grants nothing', async () => {
  opened.world.vault = 'locked'
  void opened.visit().api.enable('page-id-g1')
  await settled()
  await expect(user.approveConnect(pending()[0]!.id, [first])).rejects.toEqual(refused('locked'))
  expect(pending()).toHaveLength(1)
})

test('a few requests wait per origin, the rest get an error; none is dropped', async () => {
  const { api } = await connected()
  const codes: string[] = []
  for (let i = 0; i < 5; i++) void codeOf(api.register(`page-id-${i}`, {})).then((code) => codes.push(code))
  await settled()
  expect(codes).toEqual(['too-many-requests', 'too-many-requests'])
  expect(pending()).toHaveLength(3)
  expect(opened.world.badge).toBe(3)
})

test('a site whose wishes were just rejected may wish again, but opens no window with it', async () => {
  const { api } = await connected()
  const before = opened.world.shown.length
  for (const id of ['page-id-1', 'page-id-2']) {
    const state = api.register(id, {})
    await settled()
    await user.rejectRequest(pending()[0]!.id)
    expect(await state).toEqual({ kind: 'rejected' })
  }
  void api.register('page-id-3', {})
  await settled()
  expect(pending()).toHaveLength(1)
  expect(opened.world.shown).toHaveLength(before + 2)
})

test('a new call brings a closed prompt back; a repetition after a stop does not, nor does a loop', async () => {
  const { api } = opened.visit()
  for (const [time, id] of [
    [0, 'page-id-1'],
    [10_000, 'page-id-1'],
    [10_000, 'page-id-2'],
    [10_001, 'page-id-3'],
  ] as const) {
    opened.world.time = time
    void api.enable(id)
    await settled()
  }
  expect(pending()).toHaveLength(1)
  expect(opened.world.shown).toHaveLength(2)
})

test('one name is one request, from however many pages, and again under the same id', async () => {
  const { api } = await connected()
  const states: PageRegistrationState[] = []
  for (const id of ['page-id-1', 'page-id-2', 'page-id-1'])
    void api.register(id, { ref: 'onboarding' }).then((state) => states.push(state))
  await settled()
  expect(pending()).toHaveLength(1)
  expect(await api.cancel('page-id-2')).toBe('cancelled')
  await settled()
  expect(states).toEqual(Array(3).fill({ kind: 'cancelled' }))
})

test('what can never be is refused before anybody is asked', async () => {
  const { api } = await connected()
  const asked = opened.world.shown.length
  const codes = await Promise.all([
    codeOf(api.register('page-id-1', { genesisHash: `0x${'cd'.repeat(32)}` })),
    codeOf(api.register('page-id-2', { key: { verifyingKey: `0x${'02'.repeat(33)}` } })),
    codeOf(api.register('page-id-3', { constraintAccount: 'nobody' })),
    codeOf(api.register('page-id-4', { constraints: { evm: { kind: 'allow', addresses: ['0x00'] } } })),
    codeOf(api.register('page-id-5', { threshold: 1 })),
  ])
  expect(codes).toEqual(['wrong-network', ...Array(4).fill('invalid-argument')])
  expect(opened.world.shown).toHaveLength(asked)
})

test('a request survives the background: the page asks again and hears the answer', async () => {
  const page = await connected()
  void page.api.register('page-id-1', {}).catch(() => undefined)
  await settled()
  page.leave()
  opened = await openWallet(opened.disk)
  user = opened.user()
  expect(opened.world.badge).toBe(1)
  const again = opened.visit().api.register('page-id-1', {})
  await settled()
  expect(opened.world.shown).toEqual([])
  await user.rejectRequest(pending()[0]!.id)
  expect(await again).toEqual({ kind: 'rejected' })
})

test('a stop between approval and its mark asks nobody twice', async () => {
  const { api } = await connected()
  void api.register('page-id-1', {}).catch(() => undefined)
  await settled()
  opened = await openWallet(opened.disk)
  opened.world.registrations = [{ id: 'r1', state: { kind: 'approved' } } as RegistrationView]
  await recoverApprovals(opened.wallet)
  expect(pending()).toEqual([])
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

test('whatever lies on disk, the readable requests are kept', () => {
  const good = {
    asked: { kind: 'connect', id: 'a', origin: 'https://x', since: 1, pageIds: [] },
    decision: { kind: 'pending' },
  }
  expect(parseRequests(undefined)).toEqual([])
  expect(parseRequests({ a: 1 })).toEqual([])
  expect(parseRequests([null, { asked: {} }, good, 7])).toEqual([good])
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
