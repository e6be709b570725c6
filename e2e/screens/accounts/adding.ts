import type { Page } from '../../driver/page.ts'

export type ChosenFile = { readonly text: string; readonly password: string }

/** The forms that bring an account or a key into the wallet. */
export const adding = (page: Page) => ({
  account: () => page.getByRole('link', { name: 'Add an account' }).click(),
  key: () => page.getByRole('link', { name: 'Add a key' }).click(),
  /** From the recovery words. */
  next: () => page.getByRole('button', { name: 'Add it' }).click(),
  async typed(secret: string, name?: string) {
    await page.getByLabel('A private key').check()
    await page.getByLabel('Private key', { exact: true }).fill(secret)
    if (name !== undefined) await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Import it' }).click()
  },
  async file({ text, password }: ChosenFile, name?: string) {
    const buffer = Buffer.from(text)
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer })
    await page.getByLabel('Password of the file').fill(password)
    if (name !== undefined) await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByRole('button', { name: 'Import it' }).click()
  },
  problem: (text: string) => page.getByText(text),
})
