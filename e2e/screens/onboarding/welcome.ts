import type { Page } from '../../driver/page.ts'

export const welcome = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Let a network sign with your key, only under your rules.' }),
  create: () => page.getByRole('button', { name: 'Create a wallet' }).click(),
  bring: () => page.getByRole('button', { name: 'I have a key or an account' }).click(),
  restore: () => page.getByRole('button', { name: 'I have recovery words' }).click(),
})
