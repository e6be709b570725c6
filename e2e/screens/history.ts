import type { Page } from '../driver/page.ts'

/** What this wallet did: one thing, and all of them. */
export const history = (page: Page) => ({
  heading: (title: string) => page.getByRole('heading', { name: title, exact: true }),
  text: (text: string | RegExp) => page.getByRole('main').getByText(text),
  done: () => page.getByRole('button', { name: 'Done' }).click(),
  openAll: () => page.getByRole('button', { name: 'Show everything' }).click(),
  /** The lines, newest first: what was done, when, and how it stands. */
  entries: page.getByRole('list', { name: /^(Latest|History)$/ }).getByRole('listitem'),
})
