import type { Page } from '../../driver/page.ts'

export const damaged = (page: Page) => ({
  title: page.getByRole('heading', { name: 'The stored wallet is damaged' }),
  text: (text: string | RegExp) => page.getByText(text),
  restoreCopy: () => page.getByRole('button', { name: 'Restore the second copy' }).click(),
  restoreWithWords: () => page.getByRole('button', { name: 'Restore with my words' }).click(),
})
