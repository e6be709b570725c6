import { Keyring } from '@polkadot/keyring'
import { cryptoWaitReady } from '@polkadot/util-crypto'
import { axeViolations } from '../harness/axe.ts'
import { expect } from '../harness/browser.ts'
import { PASSWORD, test } from '../harness/site.ts'
import { readStored, writeStored } from '../harness/stored.ts'
import { accountPage } from '../screens/accounts/accountPage.ts'
import { adding } from '../screens/accounts/adding.ts'
import { home } from '../screens/home.ts'
import { bring } from '../screens/onboarding/bring.ts'
import { phrase } from '../screens/onboarding/phrase.ts'
import { welcome } from '../screens/onboarding/welcome.ts'
import { unlock } from '../screens/unlock.ts'
import { damaged } from '../screens/vault/damaged.ts'
import { recover } from '../screens/vault/recover.ts'

const another = 'quite another password of tests'
const privateKey = `0x${'a7'.repeat(32)}`

test('a key brought at the first start outlives a forgotten password, and a damaged vault', async ({ launch }) => {
  test.slow()
  const extension = await launch()
  const page = await extension.open('onboarding')
  await welcome(page).bring()
  expect(await axeViolations(page)).toEqual([])
  await bring(page).begin('A private key', PASSWORD)
  await adding(page).typed('00'.repeat(32), 'Old key')
  await expect(page.getByText(/not a private key|not a secret key|no key/i).first()).toBeVisible()
  await adding(page).typed(privateKey, 'Old key')
  await expect(page.getByRole('heading', { name: 'Old key' })).toBeVisible()

  await page.goto(page.url().replace(/#.*$/, '#/'))
  await page.reload()
  const brought = page.getByRole('region', { name: 'Keys' }).getByText('Old key')
  await expect(brought).toBeVisible()
  await home(page).proveWords()
  const words = (await phrase(page).read()).join(' ')

  const stored = await readStored(page)
  await page.goto(page.url().replace(/#.*$/, '#/'))
  await home(page).lockButton.click()
  await unlock(page).forgot()
  await recover(page).with(words, another)
  await expect(brought).toBeVisible()

  // The vault of before, in place of the present one: its password is the old one.
  await writeStored(page, stored)
  await page.evaluate(() => chrome.storage.session.clear())
  await extension.stopBackground()
  await page.reload()
  await damaged(page).restoreCopy()
  await unlock(page).with(another)
  await expect(brought).toBeVisible()
  await extension.close()
})

test('an account of another wallet is brought at the first start, from its file', async ({ launch }) => {
  await cryptoWaitReady()
  const pair = new Keyring({ type: 'sr25519' }).addFromUri('//Brought')
  const extension = await launch()
  const page = await extension.open('onboarding')
  await welcome(page).bring()
  await bring(page).begin('An account file', PASSWORD)
  await adding(page).file({ text: JSON.stringify(pair.toJson('of the file')), password: 'of the file' }, 'Old account')
  await expect(page.getByRole('heading', { name: 'Old account' })).toBeVisible()
  await expect(accountPage(page).written).toHaveText(pair.address)
  await extension.close()
})
