import type { Page } from '../../driver/page.ts'
import { expect } from '../../harness/browser.ts'

export const phrase = (page: Page) => ({
  title: page.getByRole('heading', { name: 'Your twelve words' }),
  /** Shows the words and reads them off the screen. */
  async read(): Promise<string[]> {
    await page.getByRole('button', { name: 'Show the words' }).click()
    const places = page.getByRole('list', { name: 'Your words, in order' }).locator('[data-word]')
    await expect(places.last()).not.toBeEmpty()
    return places.allTextContents()
  },
  written: () => page.getByRole('button', { name: 'I wrote them down' }).click(),
})
