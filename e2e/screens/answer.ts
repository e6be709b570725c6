import type { Locator, Page } from '../driver/page.ts'

/** The press that answers a request: its window closes with it, and may be gone before the press is seen to its end. */
export const answered = async (page: Page, press: Promise<void>): Promise<void> => {
  try {
    await press
  } catch (error) {
    if (!(await page.isClosed())) throw error
  }
}

export const answer = (page: Page, button: Locator): Promise<void> => answered(page, button.click())
