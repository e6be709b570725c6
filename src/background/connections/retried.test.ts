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

// A site has one registration under a name of its own, whether the page asks again, or the user tries again, or both.

const ref = 'treasury'

let opened: Opened
let user: Client<PopupApi>
let page: Awaited<ReturnType<typeof connectedTo>>
const pending = () => opened.wallet.requests.views()
const become = async (state: RegistrationView['state']) => {
  opened.world.registrations = [{ id: 'r1', account: first, state } as RegistrationView]
  opened.tell()
  await settled()
}
/** What the site's list says. */
const listed = async () => (await page.api.list()).map(({ id, state }) => [id, state.kind])

beforeEach(async () => {
  opened = await openWallet()
  user = opened.user()
  page = await connectedTo(opened, user, [first, second])
  const end = page.api.register('page-id-1', { ref })
  await settled()
  await user.approveRegistration(draft, pending()[0]!.id)
  await become(failed('too-few-servers', 'server'))
  expect(await end).toMatchObject({ kind: 'failed' })
})
const askAnew = async (wish = {}) => {
  page.api.register('page-id-2', { ref, ...wish }).catch(() => undefined)
  await settled()
  expect(pending()).toHaveLength(1)
}

test('asked anew by the page and then tried again by the user, it is the one registration that the page asked for', async () => {
  await askAnew()
  const { id } = pending()[0]!
  await user.retryRegistration('r1')
  expect(pending()).toEqual([])
  await expect(user.approveRegistration({ ...draft, account: second }, id)).rejects.toEqual(refused('invalid-argument'))
  opened.tell()
  await settled()
  expect(page.heard.slice(-1)).toEqual([{ registration: { id: 'page-id-2', state: { kind: 'registering' } } }])
  void page.api.register('page-id-3', { ref })
  await settled()
  expect(pending()).toEqual([])
  expect(page.heard.slice(-1)).toEqual([{ registration: { id: 'page-id-3', state: { kind: 'registering' } } }])
  expect(await listed()).toEqual([
    ['page-id-1', 'failed'],
    ['page-id-2', 'registering'],
  ])
})

/** The user tries again, and the key is being split until `split`. */
const trySplitting = async () => {
  let split = () => {}
  opened.world.splitting = new Promise((resolve) => {
    split = resolve
  })
  const again = user.retryRegistration('r1')
  await settled()
  return { again, split }
}

test('asked anew while the user’s new try is being split, it is the one of that try', async () => {
  const { again, split } = await trySplitting()
  await askAnew()
  split()
  await again
  expect(pending()).toEqual([])
  expect(await listed()).toEqual([
    ['page-id-1', 'registering'],
    ['page-id-2', 'registering'],
  ])
})

test('asked anew while a new try is being split, and approved by itself before that ends, it is what was approved', async () => {
  const { again, split } = await trySplitting()
  await askAnew()
  const { registrations } = opened.wallet
  const approveNow = registrations.approve
  registrations.approve = async (...given) => {
    split()
    await again
    return approveNow(...given)
  }
  const { id } = pending()[0]!
  expect(await codeOf(user.approveRegistration({ ...draft, account: second }, id))).toBe('answered')
  const made = opened.wallet.requests.find(({ asked }) => asked.id === id)?.decision
  expect(made).toEqual({ kind: 'approved', registration: 'r3' })
})

test('SECURITY 21: a stop between a new try and the mark of a wish that came meanwhile leaves the user nothing to answer', async () => {
  const tried = opened.wallet.requests.ofSite('https://dapp.example').at(-1)!.asked.id
  await askAnew()
  const reopened = async (state: RegistrationView['state']) => {
    opened = await openWallet(opened.disk)
    const made = { id: 'r2', account: first, state } as RegistrationView
    opened.world.registrations = [made]
    opened.wallet.registrations.bySource = (_, source) => (source === tried ? made : null)
    await recoverApprovals(opened.wallet)
    page = opened.visit()
  }
  await reopened(failed('too-few-servers', 'server'))
  expect(pending()).toHaveLength(1)
  await reopened({ kind: 'registering' })
  expect(pending()).toEqual([])
  expect(await listed()).toEqual([
    ['page-id-1', 'registering'],
    ['page-id-2', 'registering'],
  ])
})

test('while a new try is being split, the wish that it answers can be neither approved nor rejected beside it', async () => {
  await askAnew()
  const { id } = pending()[0]!
  opened.world.splitting = new Promise(() => undefined)
  void user.retryRegistration('r1')
  await settled()
  for (const call of [user.approveRegistration(draft, id), user.rejectRequest(id)])
    expect(await codeOf(call)).toBe('already-pending')
  expect(await page.api.cancel('page-id-2')).toBe('too-late')
})

test('a new try that comes to nothing leaves the wish to the user', async () => {
  await askAnew()
  opened.world.splitting = Promise.reject(new Error('no node'))
  expect(await codeOf(user.retryRegistration('r1'))).toBe('internal')
  expect(await codeOf(user.approveRegistration(draft, pending()[0]!.id))).toBe('answered')
})

test('SECURITY 14: what was taken back while a new try that comes to nothing was being split does not wait on', async () => {
  await askAnew()
  let fail: ((error: Error) => void) | undefined
  opened.world.splitting = new Promise((_, reject) => {
    fail = reject
  })
  const again = codeOf(user.retryRegistration('r1'))
  await settled()
  await user.disconnectSite('https://dapp.example')
  expect(pending()).toHaveLength(1)
  fail?.(new Error('no node'))
  expect(await again).toBe('internal')
  expect(pending()).toEqual([])
})

test('what the user tries again beside a registration that goes on by that name, or for an account that the site lost, is no site’s', async () => {
  await askAnew({ account: second })
  await user.setSiteAccounts('https://dapp.example', [second])
  await user.retryRegistration('r1')
  expect(pending()).toHaveLength(1)
  await user.setSiteAccounts('https://dapp.example', [first, second])
  await user.approveRegistration({ ...draft, account: second }, pending()[0]!.id)
  expect(await listed()).toEqual([
    ['page-id-1', 'failed'],
    ['page-id-2', 'registering'],
  ])
})
