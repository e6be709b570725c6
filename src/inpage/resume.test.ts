import { beforeEach, expect, test } from 'vitest'
import {
  connectedTo,
  first,
  type Opened,
  openWallet,
  registeredAs,
  second,
  settled,
} from '../background/connections/wallet.testing.ts'
import { EntropyError } from '../core/errors.ts'
import { failed } from '../core/registration/failure.ts'
import type { PopupApi } from '../protocol/popup/api.ts'
import type { RegistrationView } from '../protocol/popup/registration.ts'
import type { Client } from '../protocol/rpc.ts'
import { followed, openPage } from './page.testing.ts'

const rules = { evm: null, btc: null }
const draft = { account: first, verifyingKey: '0x02', rules, rulesAccount: null, threshold: null } as const

let opened: Opened
let user: Client<PopupApi>
beforeEach(async () => {
  opened = await openWallet()
  user = opened.user()
  await connectedTo(opened, user)
})
const pending = () => opened.wallet.requests.views()
const become = async (state: RegistrationView['state'], id = 'r1') => {
  opened.world.registrations = [{ id, account: first, origin: 'https://dapp.example', state } as RegistrationView]
  opened.tell()
  await settled()
}

test('every page of the site goes on by the id of any handle, each hears the true state first and then the rest, none twice', async () => {
  const one = openPage(opened)
  const a = followed(one.register({ ref: 'onboarding' }))
  await settled()
  const b = followed(openPage(opened).register({ ref: 'onboarding' }))
  await settled()
  expect(pending()).toHaveLength(1)
  const c = followed(openPage(opened).resume(b.handle.id))
  expect(c.states).toEqual([])
  await settled()
  await user.approveRegistration({ ...draft, verifyingKey: `0x${'02'.repeat(33)}` }, pending()[0]!.id)
  await settled()
  const d = followed(openPage(opened).resume(a.handle.id))
  await settled()
  await become({ kind: 'dealing' })
  await become({ kind: 'dealing' })
  await become({ kind: 'delivering', done: 1, of: 6 })
  const e = followed(openPage(opened).resume(c.handle.id))
  await settled()
  opened.world.status = registeredAs(rules)
  await become({ kind: 'registered', block: 9, missingSubgroups: [], healing: false })
  const f = followed(openPage(opened).resume(a.handle.id))
  await settled()
  const all = ['awaiting-approval', 'registering', 'dealing', 'delivering', 'registered']
  expect([a, b, c].map(({ states }) => states)).toEqual([all, all, all])
  expect([d, e, f].map(({ states }) => states)).toEqual([all.slice(1), all.slice(3), all.slice(4)])
  for (const { handle } of [a, b, c, d, e, f]) {
    expect(await handle.result).toMatchObject({ registrant: first })
    expect(handle.getState().kind).toBe('registered')
  }
})

test('a handle hears on when the background was stopped, and a page that comes later finds the same', async () => {
  const page = openPage(opened)
  const a = followed(page.register({}))
  await settled()
  opened = await openWallet(opened.disk)
  opened.world.vault = 'locked'
  page.restarted(opened)
  const { handle } = followed(openPage(opened).resume(a.handle.id))
  await settled()
  expect(handle.getState()).toEqual({ kind: 'awaiting-unlock' })
  expect(await page.list()).toEqual([{ id: a.handle.id, state: { kind: 'awaiting-unlock' } }])
  await expect.poll(() => a.states).toEqual(['awaiting-approval', 'awaiting-unlock'])
  expect(await handle.cancel()).toBe('cancelled')
  await settled()
  expect(a.states).toEqual(['awaiting-approval', 'awaiting-unlock', 'cancelled'])
  expect(a.end.code).toBe(4801)
})

test('SECURITY 14: an id of another site is unknown in the very same words as one of nobody', async () => {
  const { handle } = followed(openPage(opened).register({ ref: 'mine' }))
  await settled()
  const other = opened.visit('https://other.example').api
  void other.enable('page-id-o1')
  await settled()
  await user.approveConnect(pending().find(({ kind }) => kind === 'connect')!.id, [first])
  const elsewhere = openPage(opened, 'https://other.example')
  const errors = await Promise.all(
    [handle.id, '1-2-3-4-5', '', { id: handle.id } as unknown as string].map((id) =>
      elsewhere.resume(id).result.catch(({ code, message }) => ({ code, message })),
    ),
  )
  expect(errors[0]).toEqual({ code: -32602, message: 'id: no registration of this site' })
  expect(errors[1]).toEqual(errors[0])
  expect(errors.map((error) => 'code' in error && error.code)).toEqual(Array(4).fill(-32602))
  expect(await elsewhere.list()).toEqual([])
  await expect(elsewhere.resume(handle.id).cancel()).rejects.toMatchObject({ code: -32602 })
})

test('the list has what this site asked for and its accounts allow, each under the id by which it goes on', async () => {
  const page = openPage(opened)
  const a = page.register({ ref: 'a', account: first })
  const b = page.register({ threshold: 3 })
  await settled()
  await user.rejectRequest(pending()[1]!.id)
  await user.approveRegistration({ ...draft, verifyingKey: `0x${'02'.repeat(33)}` }, pending()[0]!.id)
  await become({ kind: 'dealing' })
  const listed = [
    { id: a.id, ref: 'a', state: { kind: 'dealing' } },
    { id: b.id, state: { kind: 'rejected' } },
  ]
  expect(await page.list()).toEqual(listed)
  await user.setSiteAccounts('https://dapp.example', [second])
  expect(await page.list()).toEqual(listed.slice(1))
  await user.disconnectSite('https://dapp.example')
  await expect(page.list()).rejects.toMatchObject({ code: 4100 })
})

test('what came of a registration is not forgotten over sixty other wishes, nor the first id over seventy pages', async () => {
  const page = openPage(opened)
  const { id } = page.register({ ref: 'kept' })
  await settled()
  for (let i = 0; i < 70; i++) {
    openPage(opened).register({ ref: 'kept' })
    await settled()
  }
  await user.approveRegistration({ ...draft, verifyingKey: `0x${'02'.repeat(33)}` }, pending()[0]!.id)
  await become({ kind: 'dealing' })
  const { api } = opened.visit()
  for (let i = 0; i < 60; i++) {
    const asked =
      i % 2 ? api.register(`page-id-${i}`, {}) : api.signRaw(`page-id-${i}`, { address: first, data: `${i}` })
    asked.catch(() => undefined)
    await settled()
    await user.rejectRequest(pending()[0]!.id)
  }
  const { handle } = followed(openPage(opened).resume(id))
  await settled()
  expect(handle.getState()).toEqual({ kind: 'dealing' })
  expect((await page.list()).find((one) => one.id === id)).toMatchObject({ ref: 'kept' })
})

test('tried again by the user after a failure, the same id and the same name go on with that', async () => {
  const page = openPage(opened)
  const a = followed(page.register({ ref: 'again' }))
  await settled()
  await user.approveRegistration({ ...draft, verifyingKey: `0x${'02'.repeat(33)}` }, pending()[0]!.id)
  await become(failed('too-few-servers', 'server'))
  expect(a.states.at(-1)).toBe('failed')
  expect(a.end.code).toBe(4800)
  await become({ kind: 'registering' }, 'r2')
  const again = [page.resume(a.handle.id), page.register({ ref: 'again' })]
  await settled()
  expect(again.map((handle) => handle.getState().kind)).toEqual(['registering', 'registering'])
  expect(pending()).toEqual([])
})

test('registered, and the chain cannot be read: every page goes on as far as the wallet knows, and hears the end when it can', async () => {
  const ours = opened.world.holders
  const mine = openPage(opened)
  const a = followed(mine.register({ ref: 'kept' }))
  await settled()
  await user.approveRegistration({ ...draft, verifyingKey: `0x${'02'.repeat(33)}` }, pending()[0]!.id)
  opened.world.status = () => {
    throw new EntropyError('chain-unavailable', 'no node')
  }
  const groups = [true, false, true].map((confirmed) => ({ confirmed }))
  const state = { kind: 'registered', block: 9, missingSubgroups: [1], healing: true } as const
  opened.world.registrations = [
    { id: 'r1', account: first, origin: 'https://dapp.example', threshold: 2, groups, state } as never,
  ]
  opened.tell()
  await settled()
  const page = openPage(opened)
  const heard: string[] = []
  page.on('registration', (event) => heard.push(event.state.kind))
  const [b, c] = [followed(page.resume(a.handle.id)), followed(page.register({ ref: 'kept' }))]
  await settled()
  const confirming = { kind: 'confirming', done: 2, of: 3, need: 2 }
  for (const { handle, end } of [a, b, c]) {
    expect(handle.getState()).toEqual(confirming)
    expect(await handle.cancel()).toBe('too-late')
    expect(end.code).toBeUndefined()
  }
  expect(await page.list()).toEqual([{ id: a.handle.id, ref: 'kept', state: confirming }])
  // Nothing else may need the nodes: without a holder nobody would notice that they are back.
  expect(opened.world.holders).toBe(ours + 4)
  opened.world.status = registeredAs(rules)
  opened.tellOfNodes()
  for (const { handle, states } of [a, b, c]) {
    expect(await handle.result).toMatchObject({ registrant: first })
    expect(states.slice(-2)).toEqual(['confirming', 'registered'])
  }
  await settled()
  expect(heard).toEqual(['registered'])
  expect(opened.world.holders).toBe(ours)
})

test('a page that is closed while the chain cannot be read holds no node any more', async () => {
  const ours = opened.world.holders
  const page = openPage(opened)
  followed(page.register({}))
  await settled()
  await user.approveRegistration({ ...draft, verifyingKey: `0x${'02'.repeat(33)}` }, pending()[0]!.id)
  opened.world.status = () => {
    throw new EntropyError('chain-unavailable', 'no node')
  }
  page.on('registration', () => undefined)
  const state = { kind: 'registered', block: 9, missingSubgroups: [], healing: false } as const
  opened.world.registrations = [{ id: 'r1', account: first, threshold: 2, groups: [], state } as never]
  opened.tell()
  await settled()
  expect(opened.world.holders).toBe(ours + 2)
  // What is closed does not ask again.
  page.at.script = 'silent'
  page.at.pipe!.close()
  await settled()
  expect(opened.world.holders).toBe(ours)
})
