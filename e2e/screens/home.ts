import type { Page } from '../driver/page.ts'

export const home = (page: Page) => ({
  lockButton: page.getByRole('button', { name: 'Lock', exact: true }),
  network: page.getByText(/^Development network, block \d+$/),
  networkProblem: page.getByText('The Development network cannot be used'),
  balance: (bits: string) => page.getByRole('main').getByText(`${bits} BITS`, { exact: true }).first(),
  /** SS58 of the account that registers and pays. */
  address: async () => (await page.locator('code[title^="5"]').first().getAttribute('title'))!,
  /** A registration that only the user can carry on. */
  needsUser: page.getByRole('region', { name: 'Keys' }).getByText('Needs you', { exact: true }),
  keyState: (state: string) => page.getByRole('region', { name: 'Keys' }).getByText(state, { exact: true }),
  getTestFunds: () => page.getByRole('button', { name: 'Get test funds' }).click(),
  registerKey: () => page.getByRole('button', { name: 'Register a key' }).click(),
  /** The registration of the only key, through the key's page. */
  async details() {
    await page.getByRole('list', { name: 'Keys' }).getByRole('link').click()
    await page.getByRole('list', { name: 'Registrations' }).getByRole('link').first().click()
  },
  /** Of a wallet whose words are not proven. */
  proveWords: () => page.getByRole('button', { name: 'Show and prove them' }).click(),
  settings: () => page.getByRole('button', { name: 'Settings' }).click(),
  tryNodeAgain: () => page.getByRole('button', { name: 'Try the node again' }).click(),
})
