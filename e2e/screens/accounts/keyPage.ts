import type { Page } from '../../driver/page.ts'

/** The page of one key. */
export const keyPage = (page: Page) => ({
  title: (name: string) => page.getByRole('heading', { level: 1, name, exact: true }),
  ethereumAddress: page.getByRole('main').locator('code').first(),
  verifyingKey: page.getByRole('main').locator('code').nth(1),
  register: () => page.getByRole('button', { name: 'Register this key' }).click(),
  export: () => page.getByRole('button', { name: 'Export as a keystore' }).click(),
  forget: () => page.getByRole('button', { name: 'Forget this key' }).click(),
  hide: () => page.getByRole('button', { name: 'Hide this key' }).click(),
  /** Once it is registered. */
  suggestion: page.getByText('The network can sign with it now'),
  back: () => page.getByRole('button', { name: 'Back' }).click(),
})
