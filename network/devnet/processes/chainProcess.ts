import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Chain, ChainCommand, ChainOptions } from '../../chain/chain.ts'
import { bundleProgram } from '../bundle.ts'

type Report = { port: number; genesis: Chain['genesis'] } | { error: string }

export type ChainProcess = Readonly<Record<ChainCommand, () => Promise<void>>> & {
  readonly url: string
  readonly genesis: Chain['genesis']
  /** Ends the process, and starts another that goes on from the last block at the same address. */
  stop(): Promise<void>
  start(): Promise<void>
}

const report = async (child: ChildProcess): Promise<{ port: number; genesis: Chain['genesis'] }> => {
  const [message]: Report[] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ error: `the chain's process ended with code ${code}` }]),
  ])
  if (message === undefined || 'error' in message) throw new Error(message?.error)
  return message
}

/** The embedded chain as a child process. @throws when it cannot start, with the reason */
export const spawnChain = async (options: ChainOptions): Promise<ChainProcess> => {
  const program = await bundleProgram('network/chain/main.ts', ['@acala-network/*'])
  let child: ChildProcess
  let isStopping = false
  const start = (port: number) => {
    const argument = JSON.stringify({ ...options, port })
    child = spawn(process.execPath, [program, argument], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
    isStopping = false
    child.once('exit', (code, signal) => {
      if (!isStopping) console.error(`the chain's process ended: ${signal ?? `code ${code}`}`)
    })
    return report(child)
  }
  const { port, genesis } = await start(options.port)

  const send = (command: ChainCommand) => async () => {
    child.send(command)
    await once(child, 'message')
  }
  return {
    url: `ws://127.0.0.1:${port}`,
    genesis,
    pause: send('pause'),
    resume: send('resume'),
    hurry: send('hurry'),
    unplug: send('unplug'),
    plug: send('plug'),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      isStopping = true
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
    async start() {
      await start(port)
    },
  }
}
