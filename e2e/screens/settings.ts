import type { Page } from '../driver/page.ts'

export const settings = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Settings' }),
  autoLock: page.getByLabel('Lock by itself after'),
  /** Those that see an account. */
  connectedSites: page.getByText(/^Sees \d+ accounts?$/),
  /** Which accounts this site sees, to be chosen. */
  accountsOf: (origin: string) =>
    page
      .getByText(`Accounts it sees`)
      .and(page.getByLabel(`Accounts it sees: ${origin}`))
      .click(),
  /** To the screen with the words, which asks for the password once more. */
  async showWords(password: string) {
    await page.getByRole('button', { name: 'Show my recovery words' }).click()
    await page.getByLabel('Your password, once more').fill(password)
    await page.getByRole('button', { name: 'Continue' }).click()
  },
  changePassword: () => page.getByRole('button', { name: 'Change the password' }).click(),
  async typeNode(text: string) {
    await page.getByLabel('Address of a node').fill(text)
    await page.getByRole('button', { name: 'Add this node' }).click()
  },
  async addNode(url: string) {
    await page.getByLabel('Address of a node').fill(url)
    await page.getByRole('button', { name: 'Add this node' }).click()
    await page.getByRole('button', { name: `Remove ${url}` }).waitFor()
  },
  removeNode: (url: string) => page.getByRole('button', { name: `Remove ${url}` }).click(),
  /** What is said beside this node. */
  node: (url: string) =>
    page.getByRole('list', { name: 'Nodes that the wallet asks' }).getByRole('listitem').filter({ hasText: url }),
  async useNode(url: string) {
    await page.getByLabel('Address of a node').fill(url)
    await page.getByRole('button', { name: 'Ask only this node instead' }).click()
  },
  resetNodes: () => page.getByRole('button', { name: 'Use the network’s own nodes' }).click(),
  back: () => page.getByRole('button', { name: 'Back' }).click(),
})
