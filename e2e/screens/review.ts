import type { Page } from '../driver/page.ts'
import { answer } from './answer.ts'

export const review = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Review', exact: true }),
  /** Enabled when consent can be given. */
  ready: page.getByRole('button', { name: 'Approve and register' }),
  /** The press waits until consent can be given: the costs are known and the page has been in front for a moment. */
  approve: () => page.getByRole('button', { name: 'Approve and register' }).click(),
  problem: page.getByText('This must be mended first'),
  reject: () => answer(page, page.getByRole('button', { name: 'Reject' })),
})
