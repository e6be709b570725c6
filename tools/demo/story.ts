import type { Extension } from '../../e2e/driver/extension.ts'
import type { Page } from '../../e2e/driver/page.ts'
import { expect } from '../../e2e/harness/browser.ts'
import { connect } from '../../e2e/screens/connect.ts'
import { dapp } from '../../e2e/screens/dapp.ts'
import { home } from '../../e2e/screens/home.ts'
import { newPassword } from '../../e2e/screens/onboarding/newPassword.ts'
import { phrase } from '../../e2e/screens/onboarding/phrase.ts'
import { prove } from '../../e2e/screens/onboarding/prove.ts'
import { welcome } from '../../e2e/screens/onboarding/welcome.ts'
import { registerForm } from '../../e2e/screens/registerForm.ts'
import { registration } from '../../e2e/screens/registration.ts'
import { review } from '../../e2e/screens/review.ts'
import { settings } from '../../e2e/screens/settings.ts'
import { unlock } from '../../e2e/screens/unlock.ts'
import type { TakePicture } from './pictures.ts'

const password = 'four words for a demo'
const PATIENCE = { timeout: 60_000 }

/** A new user's first minute, to test funds in the account. Returns the account's address. */
export const setUp = async (extension: Extension, picture: TakePicture): Promise<string> => {
  const page = await extension.open('onboarding')
  await expect(welcome(page).title).toBeVisible(PATIENCE)
  await picture('welcome', page)
  await welcome(page).create()
  await newPassword(page).fill(password)
  await picture('password', page)
  await newPassword(page).submit()
  await expect(phrase(page).title).toBeVisible(PATIENCE)
  await picture('words-hidden', page)
  const words = await phrase(page).read()
  await picture('words', page)
  await phrase(page).written()
  await expect(prove(page).choices).toHaveCount(6)
  await picture('prove', page)
  await prove(page).answer(words)
  await expect(home(page).network).toBeVisible(PATIENCE)
  await home(page).getTestFunds()
  await expect(home(page).balance('100')).toBeVisible(PATIENCE)
  await picture('home', page)
  const address = await home(page).address()
  await page.close()
  return address
}

/** A site connects, proposes, and is given a registration. `onApproval` is called at the moment of consent. */
export const register = async (
  extension: Extension,
  site: Page,
  picture: TakePicture,
  onApproval: () => Promise<void>,
): Promise<void> => {
  await picture('dapp', site)
  const connecting = await extension.promptAfter(dapp(site).connect)
  await expect(connect(connecting).title).toBeVisible(PATIENCE)
  await picture('connect', connecting)
  await connect(connecting).approve()
  await expect(dapp(site).connected).toBeVisible(PATIENCE)
  const prompt = await extension.promptAfter(dapp(site).register)
  await expect(registerForm(prompt).title).toBeVisible(PATIENCE)
  await picture('register', prompt)
  await registerForm(prompt).review()
  await expect(review(prompt).title).toBeVisible()
  await expect(review(prompt).ready).toBeEnabled(PATIENCE)
  await picture('review', prompt)
  await onApproval()
  await review(prompt).approve()
  await expect(registration(prompt).title).toBeVisible(PATIENCE)
  await picture('progress', prompt)
  await expect(registration(prompt).registered).toBeVisible(PATIENCE)
  await expect(registration(prompt).signatureChecked).toBeVisible(PATIENCE)
  await picture('registered', prompt)
  await expect(dapp(site).registered).toBeVisible(PATIENCE)
  await picture('dapp-registered', site)
}

/** What a returning user sees. */
export const lookAround = async (extension: Extension, picture: TakePicture): Promise<void> => {
  const page = await extension.open('popup')
  await expect(home(page).keyState('Registered')).toBeVisible(PATIENCE)
  await picture('home-registered', page)
  await home(page).settings()
  await expect(settings(page).title).toBeVisible()
  await picture('settings', page)
  await settings(page).back()
  await home(page).lockButton.click()
  await expect(unlock(page).title).toBeVisible()
  await picture('locked', page)
}
