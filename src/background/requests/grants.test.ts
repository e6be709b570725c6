import { beforeEach, expect, test } from 'vitest'
import { codeOf, connectedTo, first, type Opened, openWallet, second, settled } from '../connections/wallet.testing.ts'

// What is answered already waits for nobody: what a site asked of an account that has gone, and what the user decided.

let opened: Opened
let user: ReturnType<Opened['user']>
let page: Awaited<ReturnType<typeof connectedTo>>
const pending = () => opened.wallet.requests.views()
const sign = (id: string, address: string) => page.api.signRaw(id, { address, data: 'a' })
/** The vault that is there now has the second account alone. */
const lose = async () => {
  opened.world.accounts = opened.world.accounts.slice(1)
  opened.tell()
  await settled()
}

beforeEach(async () => {
  opened = await openWallet()
  user = opened.user()
  page = await connectedTo(opened, user, [first, second])
})

test('SECURITY 14: what waits for an account that the wallet has no more is taken back, and counted no more', async () => {
  const lost = [
    sign('page-id-1', first),
    page.api.register('page-id-2', { account: first }),
    sign('page-id-3', second),
  ].map(codeOf)
  await settled()
  expect(opened.world.badge).toBe(3)
  await lose()
  expect(await Promise.all(lost.slice(0, 2))).toEqual(['unauthorised', 'unauthorised'])
  expect(pending()).toMatchObject([{ kind: 'sign-raw', account: second }])
  expect(opened.world.badge).toBe(1)
})

test('a wish of no account in particular waits for as long as the site has any', async () => {
  const end = codeOf(page.api.register('page-id-1', {}))
  await settled()
  await lose()
  expect(pending()).toHaveLength(1)
  opened.world.accounts = []
  opened.tell()
  expect(await end).toBe('unauthorised')
  await settled()
  expect(pending()).toEqual([])
})

test('SECURITY 21: a stop before it was taken back is made good for at the next start', async () => {
  void codeOf(sign('page-id-1', first))
  await settled()
  await opened.wallet.sites.grant('https://dapp.example', [second])
  await settled()
  const stored = await opened.disk.requests.read()
  const asked = (stored as unknown as { decision: object }[]).map((one, i) =>
    i === 1 ? { ...one, decision: { kind: 'pending' } } : one,
  )
  await opened.disk.requests.write(asked as never)
  opened = await openWallet(opened.disk)
  await settled()
  expect([pending(), opened.world.badge]).toEqual([[], 0])
})

test.each([
  ['let in', (id: string) => user.approveConnect(id, [first])],
  ['refused', (id: string) => user.rejectRequest(id)],
])('SECURITY 21: a stop right after a site was %s leaves nothing to be asked again', async (_, answer) => {
  void codeOf(opened.visit('https://other.example').api.enable('page-id-1'))
  await settled()
  // The decision about the site reached the disk, its mark on the request did not.
  opened.wallet.requests.decide = () => new Promise(() => {})
  void answer(pending()[0]!.id)
  await settled()
  opened = await openWallet(opened.disk)
  await settled()
  expect([pending(), opened.world.badge]).toEqual([[], 0])
})

test('SECURITY 21: while the vault is damaged nothing is taken back, as the second copy may have what is missing', async () => {
  void codeOf(sign('page-id-1', first))
  await settled()
  const { accounts } = opened.world
  opened.world.vault = 'damaged'
  opened.world.accounts = []
  opened.tell()
  await settled()
  expect(pending()).toHaveLength(1)
  opened.world.vault = 'unlocked'
  opened.world.accounts = accounts
  opened.tell()
  await settled()
  expect(pending()).toHaveLength(1)
})

test('SECURITY 14: nothing is signed with an account that went meanwhile, and the wish does not wait on', async () => {
  const asked = codeOf(sign('page-id-1', first))
  await settled()
  const { signing } = opened.wallet
  const signNow = signing.sign
  signing.sign = async (...given) => {
    await lose()
    return signNow(...given)
  }
  const approved = codeOf(user.approveSigning(pending()[0]!.id, null))
  expect([await approved, await asked]).toEqual(['unauthorised', 'unauthorised'])
  expect(pending()).toEqual([])
})

test('SECURITY 14: what is taken back during an approval that then fails does not wait on', async () => {
  void codeOf(page.api.register('page-id-1', {}))
  await settled()
  let fail: ((error: Error) => void) | undefined
  opened.wallet.registrations.approve = () =>
    new Promise((_, reject) => {
      fail = reject
    })
  const draft = { account: first, verifyingKey: `0x${'02'.repeat(33)}`, rules: { evm: null, btc: null } } as const
  const approved = codeOf(user.approveRegistration({ ...draft, rulesAccount: null, threshold: null }, pending()[0]!.id))
  await settled()
  await user.disconnectSite('https://dapp.example')
  fail?.(new Error('no node'))
  expect(await approved).toBe('internal')
  expect(pending()).toEqual([])
})

test('a site that lost what it asked may ask the user at once, in a window, to be let in again', async () => {
  const lost = ['page-id-1', 'page-id-2'].map((id, i) => codeOf(sign(id, [first, second][i]!)))
  await settled()
  await user.disconnectSite('https://dapp.example')
  expect(await Promise.all(lost)).toEqual(['unauthorised', 'unauthorised'])
  const before = opened.world.shown.length
  void page.api.enable('page-id-3')
  await settled()
  expect(opened.world.shown.length).toBe(before + 1)
})

test('SECURITY 14: a signature that no page has heard is not given to the site when the account is granted again', async () => {
  void codeOf(sign('page-id-1', first))
  await settled()
  page.leave()
  await user.approveSigning(pending()[0]!.id, null)
  for (const accounts of [[second], [first, second]]) await user.setSiteAccounts('https://dapp.example', accounts)
  void opened.visit().api.signRaw('page-id-2', { address: first, data: 'a' })
  await settled()
  expect(pending()).toMatchObject([{ kind: 'sign-raw', account: first }])
})
