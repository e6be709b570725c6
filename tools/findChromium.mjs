import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome']

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Path of the browser for demo and tests: `CHROMIUM_BIN`, then Debian's, then the first on `PATH`; undefined if there is none. */
export const findChromium = (env = process.env) => {
  if (env.CHROMIUM_BIN) return isExecutable(env.CHROMIUM_BIN) ? env.CHROMIUM_BIN : undefined
  const folders = (env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  // Debian's own binary before its wrapper script, which adds options of its own.
  return ['/usr/lib/chromium/chromium', ...onPath].find(isExecutable)
}
