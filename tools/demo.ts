import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { parseOptions } from './demo/options.ts'
import { runUnattended } from './demo/unattended.ts'
import { runWithUser } from './demo/withUser.ts'

const options = parseOptions(process.argv.slice(2))
const build = spawnSync(process.execPath, [resolve(import.meta.dirname, 'build.mjs')], { stdio: ['ignore', 2, 2] })
if (build.status !== 0) process.exit(1)
try {
  const succeeded = await (options.headless ? runUnattended() : runWithUser())
  process.exit(succeeded ? 0 : 1)
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
