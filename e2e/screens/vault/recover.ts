import type { Page } from '../../driver/page.ts'
import { newPassword } from '../onboarding/newPassword.ts'

export const recover = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Choose a new password' }),
  text: (text: string | RegExp) => page.getByText(text),
  async with(phrase: string, password: string) {
    await page.getByLabel('Recovery words').fill(phrase)
    await newPassword(page).fill(password, password, 'New password')
    await page.getByRole('button', { name: 'Open with my words' }).click()
  },
})
