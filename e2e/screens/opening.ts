import type { Page } from '../driver/page.ts'

/** The question whether a piece may be opened. */
export const opening = (page: Page) => ({
  title: page.getByRole('heading', { name: 'May a piece be opened?' }),
  text: (text: string | RegExp) => page.getByRole('main').getByText(text),
  /** The presses wait until consent can be given. */
  allow: () => page.getByRole('button', { name: 'Open the piece' }).click(),
  decline: () => page.getByRole('button', { name: 'Do not open it' }).click(),
})
