import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Chain, ChainOptions } from '../../chain/chain.ts'
import { bundleProgram } from '../bundle.ts'

type Command = 'pause' | 'resume' | 'unplug' | 'plug'
type Report = { port: number; genesis: Chain['genesis'] } | { error: string }
export type ChainProcess = { readonly url: string; readonly genesis: Chain['genesis']; readonly pid: number } & {
  readonly [C in Command]: () => Promise<void>
} & { stop(): Promise<void> }

const report = async (child: ChildProcess): Promise<Report> => {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [{ error: `the chain's process ended with code ${code}` }]),
  ])
  return message as Report
}

/** The embedded chain as a child process. @throws when it cannot start, with the reason */
export const spawnChain = async (options: ChainOptions): Promise<ChainProcess> => {
  const program = await bundleProgram('network/chain/main.ts', ['@acala-network/*'])
  const child = spawn(process.execPath, [program, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const started = await report(child)
  if ('error' in started) throw new Error(started.error)

  const send = (command: Command) => async () => {
    child.send(command)
    await once(child, 'message')
  }
  return {
    url: `ws://127.0.0.1:${started.port}`,
    genesis: started.genesis,
    pid: child.pid!,
    pause: send('pause'),
    resume: send('resume'),
    unplug: send('unplug'),
    plug: send('plug'),
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exited = once(child, 'exit')
      child.kill('SIGKILL')
      await exited
    },
  }
}
