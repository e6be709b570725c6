import type { Page } from '@playwright/test'
import type { ChromiumExtension } from '../../e2e/driver/chromium.ts'
import { expect } from '../../e2e/harness/browser.ts'
import { approveRegistration } from '../../e2e/harness/register.ts'
import { home } from '../../e2e/screens/home.ts'
import { newPassword } from '../../e2e/screens/onboarding/newPassword.ts'
import { phrase } from '../../e2e/screens/onboarding/phrase.ts'
import { prove } from '../../e2e/screens/onboarding/prove.ts'
import { welcome } from '../../e2e/screens/onboarding/welcome.ts'
import { registration } from '../../e2e/screens/registration.ts'
import type { Row } from './rows.ts'

// The keystroke-level model (Card, Moran and Newell 1980): seconds that a practised person needs to decide what to do next,
// to point at it, to press the button, and to type a character.
const decide = 1.35
const point = 1.1
const press = 0.2
const key = 0.2

const PATIENCE = { timeout: 60_000 }
export const password = 'seven plain words nobody says'

/** From now on the page itself counts what is pressed in it. Its scripts must name no function: they are sent as text. */
const countPresses = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.kept = { presses: 0 }
    document.addEventListener('pointerdown', () => {
      window.kept.presses = Number(window.kept.presses) + 1
    })
  })

/** From the first screen to a registered key, with what is filled in already. */
export const measureNewcomer = async (extension: ChromiumExtension): Promise<readonly Row[]> => {
  const page = await extension.open('onboarding')
  await expect(welcome(page).title).toBeVisible(PATIENCE)
  await countPresses(page)
  const start = Date.now()
  await welcome(page).create()
  await newPassword(page).fill(password)
  await newPassword(page).submit()
  await expect(phrase(page).title).toBeVisible(PATIENCE)
  const words = await phrase(page).read()
  await phrase(page).written()
  await expect(prove(page).title).toBeVisible(PATIENCE)
  await prove(page).answer(words)
  await expect(home(page).network).toBeVisible(PATIENCE)
  await home(page).getTestFunds()
  await expect(home(page).balance('100')).toBeVisible(PATIENCE)
  await approveRegistration(page)
  await expect(registration(page).registered).toBeVisible(PATIENCE)
  const machine = (Date.now() - start) / 1000
  const presses = await page.evaluate(() => Number(window.kept.presses))
  await page.close()
  const typing = 2 * (password.length + 1) * key
  const total = machine + typing + presses * (decide + point + press)
  return [
    { what: 'newcomer to registered: the machine', value: machine, unit: 's', aim: null },
    { what: 'newcomer to registered: presses', value: presses, unit: '', aim: null },
    { what: 'newcomer to registered: with a person’s time', value: total, unit: 's', aim: 60 },
  ]
}
