import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

/** @throws if the wallet cannot be built; why is on standard error */
export const build = (): void => {
  const { status } = spawnSync(process.execPath, [resolve(import.meta.dirname, '../build.mjs')], {
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) throw new Error('the wallet cannot be built')
}
