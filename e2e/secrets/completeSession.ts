import { expect } from '../harness/browser.ts'
import type { Network } from '../harness/network.ts'
import { approveRegistration } from '../harness/register.ts'
import { askToSign } from '../harness/signing.ts'
import { kept, letIn, promptOf } from '../harness/site.ts'
import type { Wallet } from '../harness/wallet.ts'
import { sharesOnDisk } from '../outside/shares.ts'
import { accountPage } from '../screens/accounts/accountPage.ts'
import { adding } from '../screens/accounts/adding.ts'
import { keyPage } from '../screens/accounts/keyPage.ts'
import { leaving } from '../screens/accounts/leaving.ts'
import { history } from '../screens/history.ts'
import { home } from '../screens/home.ts'
import { phrase as words } from '../screens/onboarding/phrase.ts'
import { registration } from '../screens/registration.ts'
import { send } from '../screens/send.ts'
import { settings } from '../screens/settings.ts'
import { sign } from '../screens/sign.ts'
import { unlock } from '../screens/unlock.ts'
import { changePassword } from '../screens/vault/changePassword.ts'
import type { Wanted } from './search.ts'
import { secretBytes, secretsOfPhrase, secretText } from './secretsOf.ts'

const wrongPassword = 'not it, but close: kestrel'
const filePassword = 'another one for files: heron'
const nextPassword = 'and a new one after that: plover'
const importedKey = Buffer.from('5e7c1d9a02b4f6887163a5cc90de41f2370b8d64ea95c1f8032746b9d5ae8017', 'hex')

/** Everything that a user does with secrets, once. Ends on the start screen, open; gives whatever nobody may find now. */
export const completeSession = async ({ page, extension, phrase, password, address }: Wallet, network: Network) => {
  await home(page).lockButton.click()
  await unlock(page).with(wrongPassword)
  await expect(unlock(page).problem).toBeVisible()
  await unlock(page).with(password)

  await approveRegistration(page)
  await expect(registration(page).registered).toBeVisible({ timeout: 60_000 })
  await expect(registration(page).whole).toBeVisible({ timeout: 60_000 })
  await registration(page).done()

  await adding(page).key()
  await adding(page).typed(importedKey.toString('hex'), 'Brought along')
  await expect(keyPage(page).title('Brought along')).toBeVisible()
  await keyPage(page).export()
  await leaving(page).export(password, filePassword)
  await leaving(page).done()
  await keyPage(page).back()
  await page.getByRole('link', { name: 'Account 1' }).click()
  await accountPage(page).export()
  await leaving(page).export(password, filePassword)
  await leaving(page).done()
  await accountPage(page).back()

  await send(page).open()
  await send(page).fill('5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty', '2')
  await send(page).review()
  await send(page).approve()
  await expect(history(page).heading('Sent')).toBeVisible({ timeout: 60_000 })
  await history(page).done()

  const site = await extension.newPage()
  await site.goto(network.dapp)
  await letIn(extension, site)
  const wish = { address, data: 'said', type: 'bytes' }
  await sign(await promptOf(extension, () => askToSign(site, 'signed', 'signRaw', wish))).approve()
  await expect.poll(() => kept(site, 'signed')).toMatchObject({ signature: expect.stringMatching(/^0x/) })
  await site.close()

  await home(page).settings()
  await settings(page).changePassword()
  await changePassword(page).with(password, nextPassword)
  await expect(settings(page).title).toBeVisible()
  await settings(page).showWords(nextPassword)
  expect(await words(page).read()).toEqual(phrase.split(' '))

  const shares = (await sharesOnDisk(network, address)).flat()
  expect(shares).toHaveLength(6)
  const wanted: Wanted[] = [
    ...secretsOfPhrase(phrase),
    secretText('the first password', password),
    secretText('a wrong password', wrongPassword),
    secretText('the password of the files', filePassword),
    secretText('the new password', nextPassword),
    secretBytes('the imported key', importedKey),
    ...shares.map((share, n) => secretBytes(`share ${n + 1}`, share)),
  ]
  return wanted
}
