import type { Extension } from '../driver/extension.ts'
import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { createWallet, PASSWORD, test } from '../harness/site.ts'
import { home } from '../screens/home.ts'
import { newPassword } from '../screens/onboarding/newPassword.ts'
import { phrase } from '../screens/onboarding/phrase.ts'
import { prove } from '../screens/onboarding/prove.ts'
import { welcome } from '../screens/onboarding/welcome.ts'
import { settings } from '../screens/settings.ts'
import { unlock } from '../screens/unlock.ts'
import { changePassword } from '../screens/vault/changePassword.ts'
import { recover } from '../screens/vault/recover.ts'

const another = 'quite another password of tests'

/** Sees and proves the words of a new wallet, from its start screen. */
const proveWords = async (page: Page): Promise<string> => {
  await home(page).proveWords()
  const words = await phrase(page).read()
  await phrase(page).written()
  await prove(page).answer(words)
  await expect(home(page).lockButton).toBeVisible()
  return words.join(' ')
}

test('a setup that was closed half way goes on with the same words, in another tab and after a restart', async ({
  launch,
}) => {
  let extension: Extension = await launch()
  const tab = await extension.open('onboarding')
  await welcome(tab).create()
  await newPassword(tab).fill(PASSWORD)
  await newPassword(tab).submit()
  const words = await phrase(tab).read()
  await tab.close()

  const again = await extension.open('onboarding')
  await home(again).proveWords()
  expect(await phrase(again).read()).toEqual(words)
  await phrase(again).written()
  await expect(prove(again).title).toBeVisible()
  await extension.close()

  extension = await launch()
  const page = await extension.open('onboarding', '#/create')
  await unlock(page).with(PASSWORD)
  expect(await phrase(page).read()).toEqual(words)
  await phrase(page).written()
  await prove(page).answer(words)
  await expect(home(page).lockButton).toBeVisible()
  await extension.close()
})

test('a password that is easy to guess makes no wallet', async ({ launch }) => {
  const extension = await launch()
  const tab = await extension.open('onboarding')
  await welcome(tab).create()
  for (const weak of ['password123', 'qwertyuiop12', 'aaaaaaaaaaaa', 'short']) {
    await newPassword(tab).fill(weak)
    await newPassword(tab).submit()
    await expect(tab.getByText(/easy to guess|needed/)).toBeVisible()
  }
  await newPassword(tab).fill(PASSWORD)
  await newPassword(tab).submit()
  await expect(phrase(tab).title).toBeVisible()
  await extension.close()
})

test('a forgotten password: the words open the wallet, the old password does not', async ({ extension }) => {
  const page = await extension.open('popup')
  const words = await proveWords(page)
  const [address] = [await home(page).address()]
  await home(page).lockButton.click()
  await unlock(page).forgot()
  const other = 'test test test test test test test test test test test junk'
  await recover(page).with(other, another)
  await expect(recover(page).text('These words belong to another wallet.')).toBeVisible()
  await recover(page).with(words, another)
  await expect(home(page).lockButton).toBeVisible()
  expect(await home(page).address()).toBe(address)
  await home(page).lockButton.click()
  await unlock(page).with(PASSWORD)
  await expect(unlock(page).problem).toBeVisible()
  await unlock(page).with(another)
  await expect(home(page).lockButton).toBeVisible()
})

test('a changed password opens the wallet after a restart; wrong ones are slowed, before it and after it', async ({
  launch,
}) => {
  let extension = await launch()
  await createWallet(extension)
  let page = await extension.open('popup')
  await proveWords(page)
  await home(page).settings()
  await settings(page).changePassword()
  await changePassword(page).with('not the password', another)
  await expect(changePassword(page).text('Wrong password.')).toBeVisible()
  await changePassword(page).with(PASSWORD, another)
  await expect(settings(page).title).toBeVisible()

  // Each place that asks for the password counts for all.
  for (let tries = 0; tries < 2; tries++) {
    await settings(page).showWords('not the password')
    await expect(page.getByText('Wrong password.')).toBeVisible()
    await settings(page).back()
  }
  await settings(page).changePassword()
  const slowed = changePassword(page).text(/Too many wrong tries/)
  for (const isSlowed of [false, true, true]) {
    await changePassword(page).with('not the password', PASSWORD)
    await expect(isSlowed ? slowed : changePassword(page).text('Wrong password.')).toBeVisible()
    await expect(slowed).toBeHidden()
  }
  await extension.close()

  extension = await launch()
  page = await extension.open('popup')
  await unlock(page).with('not the password')
  await expect(unlock(page).text(/Too many wrong tries.* in [5-8] seconds/)).toBeVisible()
  await expect(unlock(page).text(/Too many wrong tries/)).toBeHidden()
  await unlock(page).with(another)
  await expect(home(page).lockButton).toBeVisible()
  await extension.close()
})
