import { cli } from './command/cli.ts'
import { announce, untilSignal } from './terminal.ts'

const options = cli(process.argv.slice(2))
try {
  const started = Date.now()
  // Later than the command line, which needs nothing of it to answer.
  const { startDevnet } = await import('./devnet.ts')
  const asked = untilSignal()
  const devnet = await Promise.race([startDevnet(options), asked])
  // Asked to end before it is up: its processes go with this one.
  if (!devnet) process.exit(130)
  announce(devnet, Date.now() - started)
  await asked
  await devnet.stop()
  process.exit(0)
} catch (error) {
  console.error(`devnet: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
