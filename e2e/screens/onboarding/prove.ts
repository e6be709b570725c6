import type { Page } from '../../driver/page.ts'
import { expect } from '../../harness/browser.ts'

export const prove = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Prove three of them' }),
  choices: page.locator('[translate="no"]').getByRole('button'),
  /** Answers all three questions from the paper. */
  async answer(words: readonly string[]) {
    for (const n of [1, 2, 3]) {
      await expect(page.getByText(`Question ${n} of 3`)).toBeVisible()
      const question = await page.getByRole('heading', { name: 'Which one is word number' }).textContent()
      const word = words[Number(/\d+/.exec(question!)![0]) - 1]!
      await page.getByRole('button', { name: word, exact: true }).click()
    }
  },
})
