import type { Page } from '../driver/page.ts'

export const unlock = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Unlock your wallet' }),
  text: (text: string | RegExp) => page.getByRole('main').getByText(text),
  problem: page.getByText('Wrong password. Try again.'),
  forgot: () => page.getByRole('button', { name: 'Forgot your password?' }).click(),
  async with(password: string) {
    await page.getByLabel('Password').fill(password)
    await page.getByRole('button', { name: 'Unlock' }).click()
  },
})
