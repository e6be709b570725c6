import type { Locator, Page } from './driver/page.ts'
import { expect, test } from './harness/fixtures.ts'
import { expectRegistered } from './outside/assertions.ts'
import { registration } from './screens/registration.ts'

/** Goes forward until the focus is there. */
const reach = async (page: Page, target: Locator) => {
  await expect(target).toBeVisible()
  const isThere = () => target.evaluate((element) => element === document.activeElement)
  for (let steps = 0; steps < 60 && !(await isThere()); steps++) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}

const press = async (page: Page, name: string) => {
  const button = page.getByRole('button', { name, exact: true })
  await reach(page, button)
  await expect(button).toBeEnabled()
  await page.keyboard.press('Enter')
}

const type = async (page: Page, label: string, text: string) => {
  await reach(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(text)
}

test('everything from the start screen to a registration can be done by keyboard alone', async ({
  wallet: { page, password, address },
  network,
}) => {
  await press(page, 'Lock')
  await type(page, 'Password', password)
  await page.keyboard.press('Enter')
  await press(page, 'Register a key')
  const rules = page.getByRole('group', { name: 'Ethereum' })
  await reach(page, rules.getByLabel('Nothing yet'))
  await page.keyboard.press('ArrowDown')
  await expect(rules.getByLabel('Only to these addresses')).toBeChecked()
  await type(page, 'Ethereum addresses, one per line', '0x52908400098527886E0F7030069857D2E4169EE7')
  await press(page, 'Review')
  await press(page, 'Approve and register')
  await expect(registration(page).registered).toBeVisible({ timeout: 30_000 })
  await press(page, 'Done')
  await expect(page.getByRole('region', { name: 'Keys' }).getByText('Registered', { exact: true })).toBeVisible()
  await expectRegistered(network, address)
})
