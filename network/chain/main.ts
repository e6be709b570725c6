import { type ChainCommand, type ChainOptions, startChain } from './chain.ts'

// A child of the network's process, which talks to it over IPC. It dies with its parent, however that one dies.
process.on('disconnect', () => process.exit(0))
process.on('SIGINT', () => undefined)

try {
  const chain = await startChain(JSON.parse(process.argv[2]!) as ChainOptions)
  process.on('message', async (command: ChainCommand) => {
    await chain[command]()
    process.send?.({ done: command })
  })
  process.send?.({ port: chain.port, genesis: chain.genesis })
} catch (error) {
  process.send?.({ error: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
  process.disconnect?.()
}
