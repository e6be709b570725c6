import type { Page } from '../driver/page.ts'

export const connect = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Connect to this site?' }),
  button: page.getByRole('button', { name: 'Connect', exact: true }),
  approve: () => page.getByRole('button', { name: 'Connect', exact: true }).click(),
  reject: () => page.getByRole('button', { name: 'Reject' }).click(),
})
