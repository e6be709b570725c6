import type { Page } from '../../driver/page.ts'
import { newPassword } from '../onboarding/newPassword.ts'

export const changePassword = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Change the password' }),
  text: (text: string | RegExp) => page.getByText(text),
  async with(old: string, next: string) {
    await page.getByLabel('Your present password').fill(old)
    await newPassword(page).fill(next, next, 'New password')
    await page.getByRole('button', { name: 'Change the password' }).click()
  },
})
