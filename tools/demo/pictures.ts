import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '../../e2e/driver/page.ts'

export const outputFolder = resolve(import.meta.dirname, '../../demo-out')
const folder = join(outputFolder, 'pictures')

/** Takes pictures with numbers in their names, in the order of the story. */
export const openAlbum = async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let taken = 0
  return async (name: string, page: Page): Promise<void> => {
    taken += 1
    await writeFile(join(folder, `${String(taken).padStart(2, '0')}-${name}.png`), await page.screenshot())
  }
}
export type TakePicture = Awaited<ReturnType<typeof openAlbum>>
