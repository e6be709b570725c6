import type { Page } from '../driver/page.ts'
import { answer } from './answer.ts'

export type Chain = 'Ethereum' | 'Bitcoin'

export const registerForm = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Register a key' }),
  addresses: (chain: Chain) => page.getByLabel(`${chain} addresses, one per line`),
  /** Chooses "only to these addresses" for a chain and types them in, one per line. */
  async allowOnly(chain: Chain, addresses: readonly string[]) {
    await page.getByRole('group', { name: chain }).getByLabel('Only to these addresses').check()
    await page.getByLabel(`${chain} addresses, one per line`).fill(addresses.join('\n'))
  },
  /** Chooses how many groups have to agree, in the words on screen. */
  async threshold(text: string) {
    await page.getByText('Advanced', { exact: true }).click()
    await page.getByLabel('How many groups must agree to sign').selectOption(text)
  },
  back: () => page.getByRole('button', { name: 'Back' }).click(),
  /** Which account registers and pays, of several. */
  async account(name: string) {
    const list = page.getByLabel('Your account', { exact: true })
    await list.selectOption((await list.getByText(name).textContent())!)
  },
  review: () => page.getByRole('button', { name: 'Review' }).click(),
  reject: () => answer(page, page.getByRole('button', { name: 'Reject' })),
})
