import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Page } from '@playwright/test'

export const outputFolder = resolve(import.meta.dirname, '../../demo-out')
const folder = join(outputFolder, 'pictures')

/** Takes pictures with numbers in their names, in the order of the story. */
export const openAlbum = async () => {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  let taken = 0
  return async (name: string, page: Page): Promise<void> => {
    taken += 1
    await page.screenshot({ path: join(folder, `${String(taken).padStart(2, '0')}-${name}.png`) })
  }
}
export type TakePicture = Awaited<ReturnType<typeof openAlbum>>
