import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOf } from './stores/levelDb.ts'
import { contentOf } from './stores/mozLz4.ts'
import { valuesInDatabase } from './stores/sqlite.ts'

/** Something to look for, in all the forms it may have. */
export type Wanted = { readonly name: string; readonly forms: readonly Buffer[] }

/** Where each was found, as `name in file`. Looks at every byte of every file below the folder, and into what the browsers pack. */
export const searchFolder = (folder: string, wanted: readonly Wanted[]): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .flatMap((path) => {
      const file = readFileSync(path)
      const contents = [file, ...blocksOf(file), ...contentOf(file), ...valuesInDatabase(file)]
      const isIn = ({ forms }: Wanted) => forms.some((form) => contents.some((content) => content.includes(form)))
      return wanted.filter(isIn).map(({ name }) => `${name} in ${path.slice(folder.length + 1)}`)
    })

/** The same in any other text that was kept. */
export const searchText = (where: string, text: string, wanted: readonly Wanted[]): string[] => {
  const content = Buffer.from(text, 'utf8')
  return wanted
    .filter(({ forms }) => forms.some((form) => content.includes(form)))
    .map(({ name }) => `${name} in ${where}`)
}
