import type { Page } from '../../driver/page.ts'
import { newPassword } from './newPassword.ts'

export const restore = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Restore from your words' }),
  async fill(phrase: string, password: string) {
    await page.getByLabel('Recovery words').fill(phrase)
    await newPassword(page).fill(password)
  },
  submit: () => page.getByRole('button', { name: 'Restore the wallet' }).click(),
})
