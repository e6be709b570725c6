import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

const isExecutable = (path) => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** What the variable says, if it says anything; else the first of `paths`, or of `names` on `PATH`, that is there. */
const find = (named, paths, names, env) => {
  if (named) return isExecutable(named) ? named : undefined
  const folders = (env.PATH ?? '').split(delimiter)
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...paths, ...onPath].find(isExecutable)
}

/** Path of the browser for demo and tests: `CHROMIUM_BIN`, then Debian's, then the first on `PATH`; undefined if there is none. */
export const findChromium = (env = process.env) =>
  // Debian's own binary before its wrapper script, which adds options of its own.
  find(env.CHROMIUM_BIN, ['/usr/lib/chromium/chromium'], ['chromium', 'chromium-browser', 'google-chrome'], env)

/** Path of the tests' other browser: `FIREFOX_BIN`, then the first on `PATH`; undefined if there is none. */
export const findFirefox = (env = process.env) => find(env.FIREFOX_BIN, [], ['firefox-esr', 'firefox'], env)
