import type { Page } from '../../driver/page.ts'

/** The page of one account. */
export const accountPage = (page: Page) => ({
  title: (name: string) => page.getByRole('heading', { level: 1, name, exact: true }),
  /** As it is written now: SS58 at first. */
  written: page.getByRole('main').locator('code').first(),
  asHex: () => page.getByText('Public key', { exact: true }).first().click(),
  balance: (bits: string) => page.getByRole('main').getByText(`${bits} BITS`, { exact: true }).first(),
  getTestFunds: () => page.getByRole('button', { name: 'Get test funds' }).click(),
  copy: () => page.getByRole('button', { name: 'Copy Address' }).click(),
  copied: page.getByText('Copied', { exact: true }).first(),
  export: () => page.getByRole('button', { name: 'Export as a file' }).click(),
  back: () => page.getByRole('button', { name: 'Back' }).click(),
})
