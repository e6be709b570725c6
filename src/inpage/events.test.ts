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
import type { PageAccount } from '../protocol/pageApi.ts'
import type { PopupApi } from '../protocol/popup/api.ts'
import type { RegistrationView } from '../protocol/popup/registration.ts'
import type { Client } from '../protocol/rpc.ts'
import { reported } from './browser.testing.ts'
import { followed, openPage } from './page.testing.ts'

const rules = { evm: null, btc: null }
const other = { evm: { kind: 'allow', addresses: [] }, btc: null } as const
const draft = {
  account: first,
  verifyingKey: `0x${'02'.repeat(33)}`,
  rules,
  rulesAccount: null,
  threshold: null,
} as const
const account: PageAccount = { address: first, name: 'Account 0', type: 'sr25519' }

let opened: Opened
let user: Client<PopupApi>
beforeEach(async () => {
  opened = await openWallet()
  user = opened.user()
  await connectedTo(opened, user, [first, second])
})
const become = async (state: RegistrationView['state']) => {
  opened.world.registrations = [{ id: 'r1', account: first, origin: 'https://dapp.example', state } as RegistrationView]
  opened.tell()
  await settled()
}

test('registration: what comes after, once each, also of a registration that another page began, and by this page’s id', async () => {
  const [mine, elsewhere] = [openPage(opened), openPage(opened)]
  const begun = elsewhere.register({ ref: 'onboarding' })
  await settled()
  const heard: (readonly [string, string])[] = []
  const end = mine.on('registration', ({ id, state }) => heard.push([id, state.kind]))
  await settled()
  await user.approveRegistration(draft, opened.wallet.requests.views()[0]!.id)
  await become({ kind: 'dealing' })
  await become({ kind: 'dealing' })
  const own = mine.register({ ref: 'onboarding' })
  await settled()
  await become({ kind: 'delivering', done: 1, of: 6 })
  opened.world.status = registeredAs(rules)
  await become({ kind: 'registered', block: 9, missingSubgroups: [], healing: false })
  expect(heard).toEqual([
    [begun.id, 'registering'],
    [begun.id, 'dealing'],
    [own.id, 'delivering'],
    [own.id, 'registered'],
  ])
  end()
  await become({ kind: 'dealing' })
  expect(heard).toHaveLength(4)
})

test('registration: a page that lost its background hears what it missed when it is woken', async () => {
  const page = openPage(opened)
  followed(openPage(opened).register({ ref: 'onboarding' }))
  await settled()
  const heard: string[] = []
  page.on('registration', ({ state }) => heard.push(state.kind))
  await settled()
  opened = await openWallet(opened.disk)
  user = opened.user()
  page.restarted(opened)
  await user.rejectRequest(opened.wallet.requests.views()[0]!.id)
  await settled()
  expect(heard).toEqual([])
  page.say('wake')
  await settled()
  expect(heard).toEqual(['rejected'])
})

test('constraints: told when they are read anew and differ, and when a change of this wallet’s own is final, once each', async () => {
  const page = openPage(opened)
  const heard: unknown[] = []
  page.on('constraints', (event) => heard.push(event))
  await settled()
  const read = async (constraints: typeof rules | typeof other) => {
    opened.world.status = registeredAs(constraints)
    expect(await page.getConstraints(first)).toEqual(constraints)
    await settled()
  }
  await read(rules)
  await read(rules)
  expect(heard).toEqual([])
  await read(other)
  expect(heard).toEqual([{ registrant: first }])
  const change = { kind: 'rules', registrant: first, rules, fee: '1' } as const
  const entry = { id: 'e1', at: 7, account: second, done: change }
  await opened.wallet.history.add({ ...entry, state: { kind: 'pending', block: null, trouble: null } })
  await settled()
  expect(heard).toHaveLength(1)
  await opened.wallet.history.add({ ...entry, state: { kind: 'final', block: 3 } })
  await settled()
  expect(heard).toHaveLength(2)
  await read(rules)
  expect(heard).toHaveLength(2)
})

test('constraints: a background that begins to count anew is no change of rules', async () => {
  const page = openPage(opened)
  const heard: unknown[] = []
  page.on('constraints', (event) => heard.push(event))
  for (const constraints of [rules, other]) {
    opened.world.status = registeredAs(constraints)
    await page.getConstraints(first)
  }
  await settled()
  expect(heard).toHaveLength(1)
  opened = await openWallet(opened.disk)
  opened.world.status = registeredAs(other)
  page.restarted(opened)
  page.say('wake')
  await settled()
  await page.getConstraints(first)
  await settled()
  expect(heard).toHaveLength(1)
})

test('registration: a page that is let in again hears on, also when it asked for news while it was not', async () => {
  const page = openPage(opened)
  const heard: string[] = []
  page.on('registration', ({ state }) => heard.push(state.kind))
  await settled()
  await user.disconnectSite('https://dapp.example')
  opened = await openWallet(opened.disk)
  user = opened.user()
  page.restarted(opened)
  page.say('wake')
  await settled()
  await connectedTo(opened, user, [first])
  page.enabled([account])
  await settled()
  const { handle } = followed(openPage(opened).register({}))
  await settled()
  await handle.cancel()
  await settled()
  expect(heard).toEqual(['awaiting-approval', 'cancelled'])
})

test('getConstraints: an account that has no registered key is said to have none, and one that was not granted is not looked up', async () => {
  const page = openPage(opened)
  await expect(page.getConstraints(first)).rejects.toMatchObject({ code: -32602 })
  await user.setSiteAccounts('https://dapp.example', [second])
  opened.world.status = registeredAs(rules)
  for (const call of [page.getConstraints, page.status]) await expect(call(first)).rejects.toMatchObject({ code: 4100 })
})

test('disconnect: the user disconnects the site; and again after the next consent', async () => {
  const page = openPage(opened)
  page.enabled([account])
  const heard: number[] = []
  page.on('disconnect', ({ code }) => heard.push(code))
  await page.accounts.get()
  for (let times = 1; times < 3; times++) {
    await user.disconnectSite('https://dapp.example')
    await settled()
    expect(heard).toEqual(Array(times).fill(4100))
    await connectedTo(opened, user, [first])
    page.enabled([account])
  }
})

test('accounts: what one listener does to its list, or throws, reaches no other; whoever has ended hears nothing', async () => {
  const page = openPage(opened)
  const heard: string[][] = [[], [], []]
  page.accounts.subscribe((accounts) => {
    heard[0]!.push(accounts.map(({ address }) => address).join())
    accounts[0]!.address = 'forged'
    accounts.length = 1
    throw new Error('a library’s own')
  })
  const end = page.accounts.subscribe((accounts) => void heard[1]!.push(`${accounts.length}`))
  page.accounts.subscribe(async (accounts) => void heard[2]!.push(accounts.map(({ address }) => address).join()))
  await settled()
  end()
  await user.setSiteAccounts('https://dapp.example', [second])
  await settled()
  expect(heard).toEqual([[`${first},${second}`, second], ['2'], [`${first},${second}`, second]])
  expect(reported).toHaveLength(2)
})

test('an event that does not exist, or is nobody’s, is refused', () => {
  const page = openPage(opened)
  for (const [event, listener] of [
    ['toString', () => undefined],
    ['registration', undefined],
  ])
    expect(() => page.on(event as 'registration', listener as () => void)).toThrow(
      expect.objectContaining({ code: -32602 }),
    )
})

test('metadata: what the wallet shows is provided already, and nothing else is taken', async () => {
  const { metadata } = openPage(opened)
  const [known] = await metadata!.get()
  const provide = (definition: object) => metadata!.provide(definition as never)
  expect(await provide({ ...known })).toBe(true)
  expect(await provide({ ...known, specVersion: 999 })).toBe(false)
  expect(await provide(undefined as never)).toBe(false)
})
