import type { Locator, Page } from '../driver/page.ts'

/** Presses the answer to a request. The window closes with it, and may be gone before the press is seen to its end. */
export const answer = async (page: Page, button: Locator): Promise<void> => {
  try {
    await button.click()
  } catch (error) {
    if (!page.isClosed()) throw error
  }
}
