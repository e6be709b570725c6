import type { Page } from '../../driver/page.ts'

/** From the page of an account or of a key. */
export const rename = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByRole('button', { name: 'Save the name' }).click()
}
