import { readFile } from 'node:fs/promises'
import type { Page } from '../../driver/page.ts'

/** The two ways in which an account or a key leaves the wallet. */
export const leaving = (page: Page) => ({
  /** The text of the file that the browser saves, and its name. */
  async export(password: string, filePassword: string): Promise<{ text: string; name: string }> {
    await page.getByLabel('Your password, to allow it').fill(password)
    await page.getByLabel('Password for the file').fill(filePassword)
    await page.getByLabel('The same password again').fill(filePassword)
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save the file' }).click()
    const file = await saved
    return { text: await readFile(await file.path(), 'utf8'), name: file.suggestedFilename() }
  },
  done: () => page.getByRole('button', { name: 'Done' }).click(),
  understand: () => page.getByRole('checkbox').check(),
  async confirm(password: string) {
    await page.getByLabel('Your password').fill(password)
    await page.getByRole('button', { name: /^(Forget|Hide) it$/ }).click()
  },
  problem: (text: string) => page.getByText(text),
})
