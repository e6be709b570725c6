import type { Page } from '../driver/page.ts'
import { answer } from './answer.ts'

/** A site wants a signature. */
export const sign = (page: Page) => ({
  transaction: page.getByRole('heading', { name: 'Sign this transaction?' }),
  message: page.getByRole('heading', { name: 'Sign this message?' }),
  button: page.getByRole('button', { name: 'Sign', exact: true }),
  text: (text: string | RegExp) => page.getByRole('main').getByText(text),
  /** Of the details of a transaction. */
  fact: (name: string) =>
    page
      .getByRole('main')
      .locator('dl > div')
      .filter({ has: page.locator('dt', { hasText: new RegExp(`^${name}`) }) }),
  confirm: (word: string) => page.getByLabel(/^Type “anyway”/).fill(word),
  approve: () => answer(page, page.getByRole('button', { name: 'Sign', exact: true })),
  reject: () => answer(page, page.getByRole('button', { name: 'Reject' })),
})
