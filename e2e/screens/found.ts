import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { registration } from './registration.ts'

/** Several accounts and keys, and what the network has of them. */
export const found = (page: Page) => ({
  accounts: page.getByRole('list', { name: 'Accounts' }).getByRole('listitem'),
  keys: page.getByRole('list', { name: 'Keys' }).getByRole('listitem'),
  leftBehind: page.getByText('A registration of Account 1 is still open on the network'),
  takeBack: () => page.getByRole('button', { name: 'Take it back' }).click(),
  /** The phrase's next account. Resolves on its page, with its address. */
  async addAccount() {
    await page.getByRole('link', { name: 'Add an account' }).click()
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.waitForURL(/#\/account\/5/)
    return page.url().split('/').at(-1)!
  },
  /** Of the account whose page this is. */
  async getTestFunds() {
    await page.getByRole('button', { name: 'Get test funds' }).click()
    await expect(page.getByRole('main').getByText('100 BITS').first()).toBeVisible()
    await page.getByRole('button', { name: 'Back' }).click()
  },
  /** The phrase's next key. Resolves on its page. */
  async addKey() {
    await page.getByRole('link', { name: 'Add a key' }).click()
    await page.getByRole('button', { name: 'Add it' }).click()
    await page.waitForURL(/#\/key\//)
  },
  /** The newest registration of the key with this name. */
  async details(name: string) {
    await page.getByRole('list', { name: 'Keys' }).getByRole('link', { name }).click()
    await page.getByRole('list', { name: 'Registrations' }).getByRole('link').first().click()
  },
  registerKeyOfPage: () => page.getByRole('button', { name: 'Register this key' }).click(),
  chooseAccount: (address: string) => page.getByRole('combobox', { name: 'Your account' }).selectOption(address),
  /** All that the network has of the registration on screen. */
  async expectWhole() {
    await expect(page.getByText('Found on the network')).toBeVisible()
    await expect(registration(page).signatureChecked).toBeVisible()
    await expect(registration(page).whole).toBeVisible()
    await page.getByText('Groups and servers').click()
    await expect(page.getByText('Proved that it holds its piece')).toHaveCount(6)
  },
})
