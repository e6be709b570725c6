import { beforeEach, expect, test } from 'vitest'
import type { PageRegistrationState } from '../../protocol/pageApi.ts'
import type { PopupApi } from '../../protocol/popup/api.ts'
import type { Client } from '../../protocol/rpc.ts'
import { parseRequests } from '../requests/parseRequests.ts'
import { codeOf, connectedTo, first, type Opened, openWallet, refused, second, settled } from './wallet.testing.ts'

let opened: Opened
let user: Client<PopupApi>
beforeEach(async () => {
  opened = await openWallet()
  user = opened.user()
})

const pending = () => opened.wallet.requests.views()
const connected = (accounts?: string[]) => connectedTo(opened, user, accounts)

test('SECURITY 14: before consent a page gets nothing', async () => {
  const { api } = opened.visit()
  expect(await api.accounts()).toEqual([])
  expect(await codeOf(api.status(first))).toBe('unauthorised')
  expect(await codeOf(api.register('page-id-1', {}))).toBe('unauthorised')
  expect(opened.world.shown).toEqual([])
})

test('SECURITY 15: consent is per account: a page sees and asks about what it was granted only', async () => {
  const { api } = await connected([second])
  expect(await api.accounts()).toEqual([{ address: second, name: 'Account 1', type: 'sr25519' }])
  expect(await codeOf(api.status(second))).toBe('answered')
  expect(await codeOf(api.status(first))).toBe('unauthorised')
  expect(await codeOf(api.register('page-id-1', { account: first }))).toBe('unauthorised')
})

test('SECURITY 14: consent is per origin', async () => {
  await connected()
  expect(await opened.visit('https://other.example').api.accounts()).toEqual([])
})

test('SECURITY 18: identical pending calls share one prompt', async () => {
  const calls = [opened.visit().api.enable('page-id-b1'), opened.visit().api.enable('page-id-c1')]
  await settled()
  expect(opened.world.shown).toHaveLength(1)
  await user.approveConnect(pending()[0]!.id, [first])
  expect(await Promise.all(calls)).toHaveLength(2)
})

test('SECURITY 15: a rejected origin stays rejected and opens no prompt', async () => {
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

test('SECURITY 14: revoking takes effect at once, is told, and takes back what the site was asking', async () => {
  const { api, heard } = await connected()
  const registering = codeOf(api.register('page-id-1', {}))
  await settled()
  await user.disconnectSite('https://dapp.example')
  expect(await registering).toBe('unauthorised')
  expect(heard.at(-1)).toEqual({ accounts: [] })
  expect(await api.accounts()).toEqual([])
  expect(pending()).toEqual([])
})

test('a site whose accounts the wallet has no more asks again, instead of being let in to nothing', async () => {
  await connected([first])
  opened.world.accounts = opened.world.accounts.slice(1)
  const again = opened.visit().api.enable('page-id-h1')
  await settled()
  await user.approveConnect(pending()[0]!.id, [second])
  expect(await again).toMatchObject([{ address: second }])
})

test('pages that lost their connection are called back when an account gets another name or is gone, not when it is locked', async () => {
  const { world, tell } = opened
  const wakesAfter = (change: () => void) => {
    const before = world.wakes
    change()
    tell()
    return world.wakes - before
  }
  const [one, two] = world.accounts
  expect(wakesAfter(() => (world.vault = 'locked'))).toBe(0)
  expect(wakesAfter(() => (world.accounts = [{ ...one!, name: 'Savings' }, two!]))).toBe(1)
  expect(wakesAfter(() => (world.accounts = [two!]))).toBe(1)
})

test('SECURITY 16: a locked wallet keeps the request waiting and grants nothing', async () => {
  opened.world.vault = 'locked'
  void opened.visit().api.enable('page-id-g1')
  await settled()
  await expect(user.approveConnect(pending()[0]!.id, [first])).rejects.toEqual(refused('locked'))
  expect(pending()).toHaveLength(1)
})

test('SECURITY 18: a few requests wait per origin, the rest get an error; none is dropped', async () => {
  const { api } = await connected()
  const codes: string[] = []
  for (let i = 0; i < 5; i++)
    void codeOf(api.register(`page-id-${i}`, { threshold: i + 2 })).then((code) => codes.push(code))
  await settled()
  expect(codes).toEqual(['too-many-requests', 'too-many-requests'])
  expect(pending()).toHaveLength(3)
  expect(opened.world.badge).toBe(3)
})

test('SECURITY 18: a page that goes through ever new origins fills neither the disk nor the badge', async () => {
  for (let i = 0; i < 100; i++) void codeOf(opened.visit(`https://${i}.example`).api.enable('page-id-1'))
  await settled()
  expect(await codeOf(opened.visit('https://100.example').api.enable('page-id-1'))).toBe('too-many-requests')
  expect(pending()).toHaveLength(100)
  await user.rejectRequest(pending()[0]!.id)
  void opened.visit('https://100.example').api.enable('page-id-2')
  await settled()
  expect(pending().at(-1)).toMatchObject({ origin: 'https://100.example' })
})

test('SECURITY 18: the same wish twice, without a name, is one prompt, and both hear the answer', async () => {
  const { api } = await connected()
  const states = [api.register('page-id-1', { threshold: 2 }), api.register('page-id-2', { threshold: 2 })]
  await settled()
  expect(pending()).toHaveLength(1)
  await user.rejectRequest(pending()[0]!.id)
  expect(await Promise.all(states)).toEqual([{ kind: 'rejected' }, { kind: 'rejected' }])
})

test('SECURITY 15: a site whose wishes were just rejected may wish again, but opens no window with it', async () => {
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

test('SECURITY 18: one name is one request, from however many pages, and again under the same id', async () => {
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

test('SECURITY 21: a request survives the background: the page asks again and hears the answer', async () => {
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

test('whatever lies on disk, the readable requests are kept', () => {
  const good = {
    asked: { kind: 'connect', id: 'a', origin: 'https://x', since: 1, pageIds: [] },
    decision: { kind: 'pending' },
  }
  expect(parseRequests(undefined)).toEqual([])
  expect(parseRequests({ a: 1 })).toEqual([])
  expect(parseRequests([null, { asked: {} }, good, 7])).toEqual([good])
})
