import { signatureVerify } from '@polkadot/util-crypto'
import type { Extension } from '../driver/extension.ts'
import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { askPort } from '../harness/contentScript.ts'
import { test } from '../harness/sharedWallet.ts'
import { askToSign, foreignPayload, grantedAddress } from '../harness/signing.ts'
import {
  askToConnect,
  createWallet,
  type Injected,
  kept,
  openPrompts,
  PASSWORD,
  promptOf,
  type Site,
  visit,
} from '../harness/site.ts'
import { accountPage } from '../screens/accounts/accountPage.ts'
import { adding } from '../screens/accounts/adding.ts'
import { connect } from '../screens/connect.ts'
import { home } from '../screens/home.ts'
import { settings } from '../screens/settings.ts'
import { sign } from '../screens/sign.ts'
import { unlock } from '../screens/unlock.ts'

/** A page that the user has let in, and the account that it was granted. */
const connected = async (extension: Extension, site: Site): Promise<{ page: Page; address: string }> => {
  const page = await visit(extension, site)
  const prompt = await promptOf(extension, () => askToConnect(page))
  await connect(prompt).approve()
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
  await expect.poll(() => prompt.isClosed()).toBe(true)
  return { page, address: await grantedAddress(page) }
}
/** Another account of the same words; gives its address. */
const addAccount = async (extension: Extension): Promise<string> => {
  const popup = await extension.open('popup')
  await adding(popup).account()
  await adding(popup).next()
  await expect(accountPage(popup).title('Account 2')).toBeVisible()
  const address = (await accountPage(popup).written.textContent())!
  await popup.close()
  return address
}

test('SECURITY 20: a message is signed in <Bytes>, as other wallets verify it, and a transaction is no message', async ({
  extension,
  site,
}) => {
  const { page, address } = await connected(extension, site)
  const data = 'Sign in to a site\nwith \u202ethis'
  const prompt = await promptOf(extension, () => askToSign(page, 'signed', 'signRaw', { address, data, type: 'bytes' }))
  await expect(sign(prompt).message).toBeVisible()
  await expect(prompt.getByText(site.origin)).toBeVisible()
  await expect(sign(prompt).text('Sign in to a site with ‹U+202E›this')).toBeVisible()
  await sign(prompt).approve()
  await expect.poll(() => kept(page, 'signed')).toMatchObject({ id: 1 })
  const { signature } = (await kept(page, 'signed')) as { signature: string }
  expect(signatureVerify(`<Bytes>${data}</Bytes>`, signature, address).isValid).toBe(true)
  expect(Buffer.from(signature.slice(2), 'hex')).toHaveLength(64)

  await expect.poll(() => prompt.isClosed()).toBe(true)
  // Its length, its version, and what a signed transaction consists of.
  const transaction = `0xb084${'00'.repeat(43)}`
  await askToSign(page, 'disguised', 'signRaw', { address, data: transaction, type: 'bytes' })
  await expect.poll(() => kept(page, 'disguised')).toBe(-32602)
  await askToSign(page, 'payload', 'signRaw', { address, data: transaction, type: 'payload' })
  await expect.poll(() => kept(page, 'payload')).toBe(-32602)
  expect(await openPrompts(extension)).toBe(0)
})

test('SECURITY 19: what cannot be decoded says so, and is not signed before the word is typed', async ({
  extension,
  site,
}) => {
  const { page, address } = await connected(extension, site)
  const payload = foreignPayload(address)
  const prompt = await promptOf(extension, () => askToSign(page, 'signed', 'signPayload', payload))
  await expect(sign(prompt).text('This is for a network the wallet does not know')).toBeVisible()
  await expect(sign(prompt).text(payload.genesisHash)).toBeVisible()
  await expect(prompt.getByText(site.origin)).toBeVisible()
  await expect(sign(prompt).button).toBeDisabled()
  await sign(prompt).confirm('any way')
  await sign(prompt).button.click({ force: true })
  await sign(prompt).confirm('anyway')
  await sign(prompt).approve()
  await expect
    .poll(() => kept(page, 'signed'))
    .toMatchObject({ signature: expect.stringMatching(/^0x01[0-9a-f]{128}$/) })
})

test('SECURITY 18: one prompt for the same wish, a few wishes for a site, and a refusal is told', async ({
  extension,
  site,
}) => {
  const { page, address } = await connected(extension, site)
  const wish = (nonce: number) => foreignPayload(address, nonce)
  const prompt = await promptOf(extension, () => askToSign(page, 'first', 'signPayload', wish(0)))
  await askToSign(page, 'again', 'signPayload', wish(0))
  await askToSign(page, 'second', 'signPayload', wish(1))
  await askToSign(page, 'third', 'signPayload', wish(2))
  await askToSign(page, 'fourth', 'signPayload', wish(3))
  await expect.poll(() => kept(page, 'fourth')).toBe(-32002)
  expect(await openPrompts(extension)).toBe(1)
  expect(await extension.evaluate(() => chrome.action.getBadgeText({}))).toBe('3')
  for (const name of ['first', 'second', 'third']) {
    await sign(prompt).reject()
    await expect.poll(() => kept(page, name)).toBe(4001)
  }
  expect(await kept(page, 'again')).toBe(4001)
})

test('SECURITY 15: another site, and another account, sign nothing and open no prompt', async ({ extension, site }) => {
  const second = await addAccount(extension)
  const { page, address } = await connected(extension, site)
  expect(second).not.toBe(address)
  await askToSign(page, 'other', 'signRaw', { address: second, data: 'a', type: 'bytes' })
  await expect.poll(() => kept(page, 'other')).toBe(4100)

  const elsewhere = await visit(extension, { ...site, origin: site.origin.replace('127.0.0.1', 'localhost') })
  const refusing = await promptOf(extension, () => askToConnect(elsewhere))
  await connect(refusing).reject()
  await expect.poll(() => kept(elsewhere, 'enabled')).toBe(4001)
  // The page cannot even get at the signer; what it would send goes the way of its content script.
  const inContentScript = (expression: string) => extension.inContentScript(elsewhere, expression)
  const args = ['page-id-1', { address, data: 'a', type: 'bytes' }]
  const answer = await inContentScript(askPort([{ id: 'call', method: 'signRaw', args }]))
  expect(answer).toMatchObject([{ ok: false, error: { code: 'unauthorised' } }])
  expect(await openPrompts(extension)).toBe(0)
})

test('SECURITY 14: an account is taken back while the site waits for it: at once, and the site hears of it', async ({
  extension,
  site,
}) => {
  await addAccount(extension)
  const page = await visit(extension, site)
  const asking = await promptOf(extension, () => askToConnect(page))
  await asking.getByLabel('Account 2').check()
  await connect(asking).approve()
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
  const address = await grantedAddress(page)
  await page.evaluate(() => {
    const seen: number[] = []
    window.kept.seen = seen
    ;(window.kept.injected as Injected).accounts.subscribe((accounts) => seen.push(accounts.length))
  })
  await expect.poll(() => kept(page, 'seen')).toEqual([2])
  await expect.poll(() => asking.isClosed()).toBe(true)

  const prompt = await promptOf(extension, () =>
    askToSign(page, 'signed', 'signRaw', { address, data: 'a', type: 'bytes' }),
  )
  await expect(sign(prompt).message).toBeVisible()
  const popup = await extension.open('popup')
  await home(popup).settings()
  await settings(popup).accountsOf(site.origin)
  await popup.getByLabel('Account 1').click()
  await expect.poll(() => kept(page, 'signed')).toBe(4100)
  await expect.poll(() => kept(page, 'seen')).toEqual([2, 1])
  await expect(prompt.getByText('Nothing here any more')).toBeVisible()
  await askToSign(page, 'later', 'signRaw', { address, data: 'a', type: 'bytes' })
  await expect.poll(() => kept(page, 'later')).toBe(4100)
  // Given back by the user's hand, it is there again.
  await popup.getByLabel('Account 1').click()
  await expect.poll(() => kept(page, 'seen')).toEqual([2, 1, 2])
})

test('SECURITY 16: a locked wallet asks to be unlocked before it shows what a site wants', async ({
  extension,
  site,
}) => {
  const { page, address } = await connected(extension, site)
  const popup = await extension.open('popup')
  await home(popup).lockButton.click()
  await expect(unlock(popup).title).toBeVisible()
  await popup.close()
  const prompt = await promptOf(extension, () =>
    askToSign(page, 'signed', 'signRaw', { address, data: 'a secret message', type: 'bytes' }),
  )
  await expect(unlock(prompt).title).toBeVisible()
  await expect(prompt.getByText('a secret message')).toBeHidden()
  await unlock(prompt).with(PASSWORD)
  await expect(sign(prompt).text('a secret message')).toBeVisible()
  await sign(prompt).approve()
  await expect.poll(() => kept(page, 'signed')).toMatchObject({ id: 1 })
})

test('SECURITY 21: a wish for a signature outlives a stop, its window, a reload and the browser; so does its answer', async ({
  launch,
  site,
}) => {
  let extension = await launch()
  await createWallet(extension)
  let { page, address } = await connected(extension, site)
  const wish = { address, data: 'once and for all', type: 'bytes' }
  const prompt = await promptOf(extension, () => askToSign(page, 'signed', 'signRaw', wish))
  await expect(sign(prompt).message).toBeVisible()
  await extension.stopBackground()
  expect(await kept(page, 'signed')).toBe('waiting')
  await prompt.close()
  await page.reload()
  await extension.close()

  extension = await launch()
  const popup = await extension.open('popup')
  await unlock(popup).with(PASSWORD)
  await popup.getByRole('button', { name: 'Answer' }).click()
  await expect(sign(popup).text('once and for all')).toBeVisible()
  await sign(popup).approve()
  await expect(sign(popup).message).toBeHidden()
  await extension.stopBackground()
  page = await visit(extension, site)
  await askToConnect(page)
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
  await askToSign(page, 'signed', 'signRaw', wish)
  await expect.poll(() => kept(page, 'signed')).toMatchObject({ id: 1 })
  const { signature } = (await kept(page, 'signed')) as { signature: string }
  expect(signatureVerify('<Bytes>once and for all</Bytes>', signature, address).isValid).toBe(true)
  expect(await openPrompts(extension)).toBe(0)
  await extension.close()
})
