import type { Page } from '../driver/page.ts'

/** Other rules for what is registered. */
export const rules = (page: Page) => ({
  change: () => page.getByRole('button', { name: 'Change the rules' }).click(),
  title: page.getByRole('heading', { name: 'Change the rules' }),
  addresses: (chain: 'Bitcoin' | 'Ethereum') => page.getByLabel(`${chain} addresses, one per line`),
  problem: (line: number) => page.getByRole('listitem').filter({ hasText: `Line ${line}` }),
  async bitcoin(how: string) {
    await page.locator('summary', { hasText: 'Bitcoin' }).click()
    await page.getByRole('group', { name: 'Bitcoin' }).getByLabel(how).check()
  },
  removeAll: () => page.getByRole('button', { name: 'Remove all rules' }).click(),
  review: () => page.getByRole('button', { name: 'Review the change' }).click(),
  reviewing: page.getByRole('heading', { name: 'Review the change' }),
  added: page.getByRole('list', { name: 'New in the list' }),
  gone: page.getByRole('list', { name: 'No longer in the list' }),
  fund: () => page.getByRole('button', { name: /^Send .* to it$/ }).click(),
  ready: page.getByRole('button', { name: 'Change the rules' }),
  text: (text: string | RegExp) => page.getByRole('main').getByText(text),
})
