import type { Page } from '@playwright/test'

export const newPassword = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Choose a password' }),
  async fill(password: string, again = password) {
    await page.getByLabel('Password', { exact: true }).fill(password)
    await page.getByLabel('The same password again').fill(again)
  },
  submit: () => page.getByRole('button', { name: 'Create the wallet' }).click(),
})
