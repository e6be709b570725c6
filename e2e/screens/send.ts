import type { Page } from '../driver/page.ts'

/** From where, to whom, how much; and the last look at it. */
export const send = (page: Page) => ({
  open: () => page.getByRole('button', { name: 'Send', exact: true }).click(),
  async fill(to: string, amount = '') {
    await page.getByLabel('To', { exact: true }).fill(to)
    if (amount !== '') await page.getByLabel('Amount in BITS').fill(amount)
  },
  take: (how: 'Everything that can go' | 'Everything, and close the account') => page.getByLabel(how).check(),
  review: () => page.getByRole('button', { name: 'Review' }).click(),
  ready: page.getByRole('button', { name: 'Send it' }),
  /** The press waits until consent can be given. */
  approve: () => page.getByRole('button', { name: 'Send it' }).click(),
  text: (text: string | RegExp) => page.getByRole('main').getByText(text),
})
