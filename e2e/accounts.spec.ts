import { Keyring } from '@polkadot/keyring'
import { HDNodeWallet, Wallet } from 'ethers'
import { expect, test } from './harness/fixtures.ts'
import { approveReview } from './harness/register.ts'
import { expectRegistered, expectSharesRebuild } from './outside/assertions.ts'
import { noteJumps } from './outside/jumps.ts'
import { vaultOnDisk } from './outside/vaultOnDisk.ts'
import { accountPage } from './screens/accounts/accountPage.ts'
import { adding } from './screens/accounts/adding.ts'
import { keyPage } from './screens/accounts/keyPage.ts'
import { leaving } from './screens/accounts/leaving.ts'
import { rename } from './screens/accounts/rename.ts'
import { home } from './screens/home.ts'
import { registerForm } from './screens/registerForm.ts'
import { registration } from './screens/registration.ts'

const filePassword = 'four unrelated words here'
const curveOrder = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'

test('a second account and key come from the phrase, get names, and leave as files that other wallets open', async ({
  wallet: { page, phrase, password },
}) => {
  await adding(page).account()
  await adding(page).next()
  await expect(accountPage(page).title('Account 2')).toBeVisible()
  await rename(page, 'Savings')
  await expect(accountPage(page).title('Savings')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Rename' })).toBeFocused()
  const theirs = new Keyring({ type: 'sr25519' }).addFromUri(`${phrase}//1`)
  await expect(accountPage(page).written).toHaveText(theirs.address)
  await accountPage(page).asHex()
  await expect(accountPage(page).written).toHaveText(`0x${Buffer.from(theirs.publicKey).toString('hex')}`)

  await accountPage(page).export()
  const account = await leaving(page).export(password, filePassword)
  await leaving(page).done()
  expect(account.name).toBe(`${theirs.address}.json`)
  const opened = new Keyring().addFromJson(JSON.parse(account.text))
  expect(() => opened.unlock('another')).toThrow()
  opened.unlock(filePassword)
  expect(opened.address).toBe(theirs.address)
  expect(opened.meta.name).toBe('Savings')
  expect(theirs.verify('said', opened.sign('said'), opened.publicKey)).toBe(true)
  await accountPage(page).back()

  await adding(page).key()
  await adding(page).next()
  await expect(keyPage(page).title('Key 2')).toBeVisible()
  await rename(page, 'Payroll')
  const { address, privateKey, publicKey } = HDNodeWallet.fromPhrase(phrase, undefined, "m/44'/60'/0'/0/1")
  await expect(keyPage(page).ethereumAddress).toHaveText(address)
  await expect(keyPage(page).verifyingKey).toHaveText(publicKey)
  await keyPage(page).export()
  const key = await leaving(page).export(password, filePassword)
  await leaving(page).done()
  expect((await Wallet.fromEncryptedJson(key.text, filePassword)).privateKey).toBe(privateKey)

  // A key of the phrase is only hidden: the next one added is the same again.
  await keyPage(page).hide()
  await leaving(page).understand()
  await leaving(page).confirm(password)
  await expect(page.getByRole('link', { name: 'Payroll' })).toHaveCount(0)
  await adding(page).key()
  await adding(page).next()
  await expect(keyPage(page).ethereumAddress).toHaveText(address)
  await keyPage(page).back()

  await page.reload()
  await expect(page.getByRole('link', { name: 'Savings' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Key 2' })).toBeVisible()
})

test('nothing on the start screen jumps while the network and the balances arrive', async ({
  wallet: { extension, page },
}) => {
  await adding(page).account()
  await adding(page).next()
  await expect(accountPage(page).title('Account 2')).toBeVisible()
  await accountPage(page).back()
  await expect(home(page).network).toBeVisible()
  await extension.stopBackground()
  await page.goto('about:blank')
  await noteJumps(page)
  await page.goBack()
  await expect(home(page).network).toBeVisible()
  await expect(home(page).balance('100')).toBeVisible()
  expect(await page.evaluate(() => window.jumps)).toEqual([])
})

test('an imported account registers an imported key, and the key is forgotten afterwards, on disk too', async ({
  wallet: { extension, page: popup, address: first, password },
  network,
}) => {
  // Choosing a file needs a tab.
  const page = await extension.open('onboarding')
  await expect(home(page).network).toBeVisible()
  const other = new Keyring({ type: 'sr25519' }).addFromMnemonic(HDNodeWallet.createRandom().mnemonic!.phrase)
  const file = { text: JSON.stringify(other.toJson(filePassword)), password: filePassword }
  await adding(page).account()
  await page.getByLabel('A file from another wallet').check()
  await adding(page).file({ ...file, password: 'not the password' }, 'From elsewhere')
  await expect(adding(page).problem('This password does not open the file.')).toBeVisible()
  await adding(page).file(file)
  await expect(accountPage(page).title('From elsewhere')).toBeVisible()
  await expect(accountPage(page).written).toHaveText(other.address)
  await accountPage(page).getTestFunds()
  await expect(accountPage(page).balance('100')).toBeVisible()
  await accountPage(page).back()

  const key = Wallet.createRandom()
  const { publicKey } = key.signingKey
  const verifyingKey = key.signingKey.compressedPublicKey as `0x${string}`
  expect(publicKey).not.toBe(verifyingKey)
  await adding(page).key()
  for (const none of ['00'.repeat(32), curveOrder, 'abc']) {
    await adding(page).typed(none, 'Vault')
    await expect(adding(page).problem('This is not a private key')).toBeVisible()
    await expect(page.getByLabel('Private key', { exact: true })).toBeFocused()
  }
  await adding(page).typed(key.privateKey)
  await expect(keyPage(page).title('Vault')).toBeVisible()
  await expect(keyPage(page).ethereumAddress).toHaveText(key.address)
  await keyPage(page).back()
  await adding(page).key()
  await adding(page).typed(key.privateKey.slice(2), 'Twice')
  await expect(adding(page).problem('It is here already, as Vault.')).toBeVisible()
  await keyPage(page).back()

  await page.getByRole('link', { name: 'Vault' }).click()
  await keyPage(page).register()
  await registerForm(page).account('From elsewhere')
  await registerForm(page).review()
  await approveReview(page)
  await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
  await registration(page).done()
  const entry = await expectRegistered(network, other.address)
  expect(entry.verifyingKey).toBe(verifyingKey)
  await expectSharesRebuild(network, other.address, entry)

  await page.getByRole('link', { name: 'Vault' }).click()
  await expect(keyPage(page).suggestion).toBeVisible()
  expect(await vaultOnDisk(page)).toContain(`key:${verifyingKey}`)
  await keyPage(page).forget()
  await leaving(page).understand()
  await leaving(page).confirm('not the password')
  await expect(leaving(page).problem('Wrong password. Try again.')).toBeVisible()
  expect(await vaultOnDisk(page)).toContain(verifyingKey)
  await leaving(page).confirm(password)
  await expect(home(page).network).toBeVisible()
  await expect(page.getByRole('link', { name: 'Vault' })).toHaveCount(0)
  const left = await vaultOnDisk(page)
  expect(left).not.toContain(verifyingKey)
  expect(left).toContain('"phrase"')

  // The other window saw all of it, and the first account is as it was.
  await expect(popup.getByRole('link', { name: 'From elsewhere' })).toBeVisible()
  await popup.getByRole('link', { name: 'Account 1' }).click()
  await expect(accountPage(popup).written).toHaveText(first)
  await accountPage(popup).copy()
  await expect(accountPage(popup).copied).toBeVisible()
})
