import { build } from './demo/build.ts'
import { parseOptions } from './demo/options.ts'
import { runUnattended } from './demo/unattended.ts'
import { runWithUser } from './demo/withUser.ts'

const options = parseOptions(process.argv.slice(2))
try {
  build()
  const succeeded = await (options.headless ? runUnattended() : runWithUser())
  process.exit(succeeded ? 0 : 1)
} catch (error) {
  console.error(`demo: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
