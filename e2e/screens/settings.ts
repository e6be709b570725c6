import type { Page } from '@playwright/test'

export const settings = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Settings' }),
  autoLock: page.getByLabel('Lock by itself after'),
  /** Those that see an account. */
  connectedSites: page.getByText(/^Sees \d+ accounts?$/),
  async useNode(url: string) {
    await page.getByLabel('Address of the node').fill(url)
    await page.getByRole('button', { name: 'Use this node' }).click()
  },
  /** To the screen with the words, which asks for the password once more. */
  async showWords(password: string) {
    await page.getByRole('button', { name: 'Show my twelve words' }).click()
    await page.getByLabel('Your password, once more').fill(password)
    await page.getByRole('button', { name: 'Continue' }).click()
  },
  back: () => page.getByRole('button', { name: 'Back' }).click(),
})
