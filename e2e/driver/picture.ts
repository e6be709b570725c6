import type { Page } from './page.ts'

/** Leads the page to where an extension may do what it may while nothing of the wallet's own runs: one of its pictures. */
export const showPicture = async (page: Page, origin: string): Promise<Page> => {
  await page.goto(`${origin}/icons/16.png`)
  return page
}
