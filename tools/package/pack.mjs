import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { zipSync } from 'fflate'

// As zip files have no time zone, the same fields everywhere come from the same local time; 1980 is the format's first year.
const mtime = new Date(1980, 0, 1)

/** A folder as a zip (PKWARE APPNOTE 6.3): the same bytes for the same contents, wherever and whenever it is made. */
export function pack(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [relative(folder, path).replaceAll(sep, '/'), path])
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(files.map(([name, path]) => [name, readFileSync(path)])), { level: 9, mtime })
}
