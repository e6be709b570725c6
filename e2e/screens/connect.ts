import type { Page } from '../driver/page.ts'
import { answer } from './answer.ts'

export const connect = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Connect to this site?' }),
  button: page.getByRole('button', { name: 'Connect', exact: true }),
  approve: () => answer(page, page.getByRole('button', { name: 'Connect', exact: true })),
  reject: () => answer(page, page.getByRole('button', { name: 'Reject' })),
})
