import { signatureVerify } from '@polkadot/util-crypto'
import { expect, test } from 'vitest'
import { fromHex } from '../../core/bytes.ts'
import type { Signed } from '../../protocol/pageApi.ts'
import { codeOf, first, openWallet, refused, second, settled } from '../connections/wallet.testing.ts'
import { payload, signingWallet } from './pageSigning.testing.ts'

const at = signingWallet()
const { approve, connected, pending } = at

test('SECURITY 18: the same again is the same request, and shows no second prompt', async () => {
  const { api } = await connected()
  const before = at.opened.world.shown.length
  const answers: Promise<Signed>[] = []
  for (const id of ['page-id-1', 'page-id-2']) {
    answers.push(at.opened.visit().api.signPayload(id, payload))
    await settled()
  }
  void api.signPayload('page-id-3', { ...payload, nonce: '0x02' })
  await settled()
  expect(pending()).toHaveLength(2)
  await approve()
  const [one, two] = await Promise.all(answers)
  expect(one).toEqual(two)
  expect(at.opened.world.shown).toHaveLength(before + 2)
})

test('a refusal is told; the next wish is asked anew', async () => {
  const { api } = await connected()
  const call = api.signRaw('page-id-1', { address: first, data: 'a' }).catch((error: unknown) => error)
  await settled()
  await at.user.rejectRequest(pending()[0]!.id)
  expect(await call).toMatchObject({ code: 'rejected', message: 'Cancelled' })
  void api.signRaw('page-id-2', { address: first, data: 'a' })
  await settled()
  expect(pending()).toHaveLength(1)
})

test('SECURITY 21: an answer that no page heard is kept for the one that asks the same again, for a while', async () => {
  const page = await connected()
  void page.api.signRaw('page-id-1', { address: first, data: 'a' }).catch(() => undefined)
  await settled()
  page.leave()
  const { disk } = at.opened
  at.opened = await openWallet(disk)
  at.user = at.opened.user()
  expect(pending()).toHaveLength(1)
  await approve()
  at.opened = await openWallet(disk)
  at.user = at.opened.user()
  const kept = await at.opened.visit().api.signRaw('page-id-2', { address: first, data: 'a' })
  expect(signatureVerify('a', kept.signature, first).isValid).toBe(true)
  expect(await at.opened.visit().api.signRaw('page-id-1', { address: first, data: 'a' })).toEqual(kept)
  expect([at.opened.world.signatures, at.opened.world.shown]).toEqual([0, []])
  // It was heard: the same wish again is a new one.
  void at.opened.visit().api.signRaw('page-id-3', { address: first, data: 'a' })
  await settled()
  expect(pending()).toHaveLength(1)
  await approve()
})

test('SECURITY 21: a stop while it is signed leaves the wish as it was', async () => {
  const page = await connected()
  void page.api.signRaw('page-id-1', { address: first, data: 'a' }).catch(() => undefined)
  await settled()
  at.opened.world.isHanging = true
  void approve().catch(() => undefined)
  await settled()
  at.opened = await openWallet(at.opened.disk)
  at.user = at.opened.user()
  expect(pending()).toMatchObject([{ kind: 'sign-raw', account: first }])
  await approve()
  expect(await codeOf(at.opened.visit().api.signRaw('page-id-1', { address: first, data: 'a' }))).toBe('answered')
})

test('behavior: an answer that nobody came for is forgotten after ten minutes', async () => {
  const page = await connected()
  void page.api.signRaw('page-id-1', { address: first, data: 'a' }).catch(() => undefined)
  await settled()
  page.leave()
  await approve()
  at.opened.world.time = 10 * 60_000
  void at.opened.visit().api.signRaw('page-id-2', { address: first, data: 'a' })
  await settled()
  expect(pending()).toHaveLength(1)
})

test('SECURITY 14: taking back one account takes back what was asked of it, and is told', async () => {
  const { api, heard } = await connected([first, second])
  const ofFirst = codeOf(api.signRaw('page-id-1', { address: first, data: 'a' }))
  void api.signRaw('page-id-2', { address: second, data: 'a' })
  await settled()
  await at.user.setSiteAccounts('https://dapp.example', [second])
  expect(await ofFirst).toBe('unauthorised')
  expect(heard.at(-1)).toMatchObject({ accounts: [{ address: second }] })
  expect(pending()).toMatchObject([{ account: second }])
  expect(await codeOf(api.signRaw('page-id-3', { address: first, data: 'a' }))).toBe('unauthorised')
})

test('SECURITY 15: an id brings back no answer of another account than the one that is asked for', async () => {
  const page = await connected([first, second])
  void page.api.signRaw('page-id-1', { address: first, data: 'a' }).catch(() => undefined)
  await settled()
  page.leave()
  await approve()
  await at.user.setSiteAccounts('https://dapp.example', [second])
  const { api } = at.opened.visit()
  expect(await codeOf(api.signRaw('page-id-1', { address: first, data: 'a' }))).toBe('unauthorised')
  void api.signRaw('page-id-1', { address: second, data: 'a' })
  await settled()
  expect(pending()).toMatchObject([{ account: second }])
})

test('SECURITY 14: what is taken back while it is signed gives the site nothing, nor when it is granted again', async () => {
  const { api } = await connected([first, second])
  const asked = codeOf(api.signRaw('page-id-1', { address: first, data: 'a' }))
  await settled()
  const [approved] = await Promise.all([codeOf(approve()), at.user.setSiteAccounts('https://dapp.example', [second])])
  expect([approved, await asked]).toEqual(['unauthorised', 'unauthorised'])
  expect(at.opened.wallet.history.all()).toEqual([])
  await at.user.setSiteAccounts('https://dapp.example', [first, second])
  void api.signRaw('page-id-2', { address: first, data: 'a' })
  await settled()
  expect(pending()).toHaveLength(1)
})

test('accounts are added by the user’s hand only, to a site that is connected', async () => {
  const { api, heard } = await connected([first])
  await at.user.setSiteAccounts('https://dapp.example', [first, second])
  expect(heard.at(-1)).toMatchObject({ accounts: [{ address: first }, { address: second }] })
  for (const [origin, accounts] of [
    ['https://other.example', [first]],
    ['https://dapp.example', []],
    ['https://dapp.example', ['5nobody']],
  ] as const)
    await expect(at.user.setSiteAccounts(origin, accounts)).rejects.toEqual(refused('invalid-argument'))
  for (const call of ['setSiteAccounts', 'approveSigning', 'describeSigning'] as const)
    await expect((api as unknown as Record<string, () => Promise<unknown>>)[call]!()).rejects.toEqual(
      refused('unsupported'),
    )
})

test('SECURITY 16: a locked wallet signs nothing', async () => {
  const { api } = await connected()
  void api.signRaw('page-id-1', { address: first, data: 'a' })
  await settled()
  at.opened.world.vault = 'locked'
  await expect(approve()).rejects.toEqual(refused('locked'))
  expect([at.opened.world.signatures, pending().length]).toEqual([0, 1])
})

test('one approval, one signature, however fast the second comes', async () => {
  const { api } = await connected()
  const signed = api.signRaw('page-id-1', { address: first, data: 'a' })
  await settled()
  const { id } = pending()[0]!
  const both = await Promise.all([codeOf(at.user.approveSigning(id, null)), codeOf(at.user.approveSigning(id, null))])
  expect(both).toEqual(['answered', 'already-pending'])
  await signed
  expect(at.opened.world.signatures).toBe(1)
  expect(at.opened.world.dataKeys).toEqual([new Uint8Array(32)]) // wiped after use
  expect(fromHex((await signed).signature)).toHaveLength(64)
})
