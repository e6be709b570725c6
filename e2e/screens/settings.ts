import type { Page } from '@playwright/test'

export const settings = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Settings' }),
  async useNode(url: string) {
    await page.getByLabel('Address of the node').fill(url)
    await page.getByRole('button', { name: 'Use this node' }).click()
  },
  back: () => page.getByRole('button', { name: 'Back' }).click(),
})
