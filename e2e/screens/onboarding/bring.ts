import type { Page } from '../../driver/page.ts'
import { newPassword } from './newPassword.ts'

export const bring = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Bring a key or an account' }),
  async begin(what: string, password: string) {
    await page.getByRole('radio', { name: what }).check()
    await newPassword(page).fill(password)
    await page.getByRole('button', { name: 'Create the wallet and go on' }).click()
  },
})
