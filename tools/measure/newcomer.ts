import { expect, type Page } from '@playwright/test'
import type { Extension } from '../../e2e/harness/extension.ts'
import { approveRegistration } from '../../e2e/harness/register.ts'
import { home } from '../../e2e/screens/home.ts'
import { newPassword } from '../../e2e/screens/onboarding/newPassword.ts'
import { phrase } from '../../e2e/screens/onboarding/phrase.ts'
import { prove } from '../../e2e/screens/onboarding/prove.ts'
import { welcome } from '../../e2e/screens/onboarding/welcome.ts'
import { registration } from '../../e2e/screens/registration.ts'
import type { Row } from './rows.ts'

// The keystroke-level model (Card, Moran and Newell 1980): what a practised person needs for each act, in seconds.
const pointAndPress = 1.1 + 0.2
const decide = 1.35
const key = 0.2

const PATIENCE = { timeout: 60_000 }
const password = 'seven plain words nobody says'

/** Presses, as the page itself sees them. */
const countPresses = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    const count = () => sessionStorage.setItem('presses', String(Number(sessionStorage.getItem('presses') ?? 0) + 1))
    addEventListener('click', ({ isTrusted }) => isTrusted && count(), true)
  })
}

/** From the first screen to a registered key, with what is filled in already. Leaves the wallet open, with its key registered. */
export const measureNewcomer = async (extension: Extension): Promise<readonly Row[]> => {
  const page = await extension.open('onboarding')
  await countPresses(page)
  await page.reload()
  await expect(welcome(page).title).toBeVisible(PATIENCE)
  const start = Date.now()
  await welcome(page).create()
  await newPassword(page).fill(password)
  await newPassword(page).submit()
  const said = await phrase(page).read()
  await phrase(page).written()
  await expect(prove(page).title).toBeVisible(PATIENCE)
  await prove(page).answer(said)
  await expect(home(page).network).toBeVisible(PATIENCE)
  await home(page).getTestFunds()
  await expect(home(page).balance('100')).toBeVisible(PATIENCE)
  await approveRegistration(page)
  await expect(registration(page).registered).toBeVisible(PATIENCE)
  const machine = (Date.now() - start) / 1000
  const presses = Number(await page.evaluate(() => sessionStorage.getItem('presses')))
  const person = presses * (pointAndPress + decide) + 2 * password.length * key
  await page.close()
  return [
    { what: 'newcomer to registered: what the machine takes', value: machine, unit: 's', aim: null },
    { what: 'newcomer to registered: presses', value: presses, unit: '', aim: null },
    { what: 'the same with a person’s hands and decisions (model)', value: machine + person, unit: 's', aim: 60 },
  ]
}
