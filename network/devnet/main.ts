import { cli } from './command/cli.ts'
import { announce, untilSignal } from './terminal.ts'

const options = cli(process.argv.slice(2))
try {
  const started = Date.now()
  // Later than the command line, which needs nothing of it to answer.
  const { startDevnet } = await import('./devnet.ts')
  const devnet = await startDevnet(options)
  announce(devnet, Date.now() - started)
  await untilSignal()
  await devnet.stop()
  process.exit(0)
} catch (error) {
  console.error(`devnet: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
