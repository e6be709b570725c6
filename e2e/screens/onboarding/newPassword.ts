import type { Page } from '../../driver/page.ts'

export const newPassword = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Choose a password' }),
  /** `label`: what the screen calls it. */
  async fill(password: string, again = password, label = 'Password') {
    await page.getByLabel(label, { exact: true }).fill(password)
    // The list of common passwords may still be on its way.
    await page
      .getByText(/hard enough|hard to guess|characters? needed|easy to guess/i)
      .first()
      .waitFor()
    await page.getByLabel('The same password again').fill(again)
  },
  submit: () => page.getByRole('button', { name: 'Create the wallet' }).click(),
})
