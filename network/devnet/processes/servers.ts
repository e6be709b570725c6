import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ensureDataKey } from '../../server/disk/dataKey.ts'
import { makeFolder } from '../../server/disk/files.ts'
import { ensureKeyFile } from '../../server/disk/keyFile.ts'
import { createSecrets } from '../../server/store/secrets.ts'
import { serverKeys, subgroupOf } from '../keys.ts'

export type ServerOptions = {
  readonly number: number
  readonly program: string
  readonly node: string
  readonly genesis: string
  /** 0 for a free one; kept when the server is started again. */
  readonly port: number
  readonly folder: string
}

/** What one start of a server may do otherwise: another program, or its own way to the chain. */
export type ServerVariant = Partial<Pick<ServerOptions, 'program' | 'node'>>

export type RunningServer = {
  readonly number: number
  readonly stash: string
  readonly tss: string
  readonly subgroup: number
  readonly endpoint: string
  readonly metrics: string
  readonly data: string
  readonly keyFile: string
  readonly pid: number
}

export type Server = {
  running(): RunningServer
  start(variant?: ServerVariant): Promise<void>
  /** `SIGTERM` ends what is under way; `SIGKILL` does not. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null

/** The server's first line of output. @throws with the end of its error output when it ends before */
const announcement = async (child: ChildProcess, number: number): Promise<{ listening: string; metrics: string }> => {
  const errors: string[] = []
  child.stderr!.on('data', (chunk) => errors.push(String(chunk)))
  const lines = createInterface({ input: child.stdout! })
  // Its log is on the same stream.
  const listening = new Promise<{ listening: string; metrics: string }>((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('{"listening"')) resolve(JSON.parse(line))
    })
  })
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`server ${number} ended with code ${code}: ${errors.join('').trim().slice(-500)}`)
  })
  return Promise.race([listening, ended])
}

/** A threshold server as a process of its own, with its own folder; not started yet. */
export const prepareServer = async (options: ServerOptions): Promise<Server> => {
  const { number, genesis, folder } = options
  const { stash, tssAccount, secrets } = serverKeys(number)
  const data = join(folder, 'data')
  const keyFile = join(folder, 'key')
  const configFile = join(folder, 'config.json')
  await mkdir(folder, { recursive: true })
  await makeFolder(data)
  const dataKey = await ensureDataKey(data, await ensureKeyFile(keyFile))
  await createSecrets(data, dataKey, secrets).catch((error: Error) => {
    if (!error.message.includes('already set up')) throw error
  })

  let port = options.port
  let child: ChildProcess | undefined
  let isStopping = false
  let announced = { listening: '', metrics: '' }

  const writeConfig = (node: string) =>
    writeFile(
      configFile,
      JSON.stringify({
        node,
        genesis,
        listen: { host: '127.0.0.1', port },
        metrics: { host: '127.0.0.1', port: 0 },
        data,
        keyFile,
        allowPrivatePeers: true,
        logLevel: 'warn',
      }),
    )

  return {
    running: () => ({
      number,
      stash,
      tss: tssAccount,
      subgroup: subgroupOf(number),
      endpoint: announced.listening,
      metrics: announced.metrics,
      data,
      keyFile,
      pid: child?.pid ?? 0,
    }),
    async start(variant) {
      const { program, node } = { ...options, ...variant }
      await writeConfig(node)
      child = spawn(process.execPath, [program, '--config', configFile], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
      isStopping = false
      announced = await announcement(child, number)
      child.once('exit', (code, signal) => {
        if (!isStopping) console.error(`server ${number} ended: ${signal ?? `code ${code}`}`)
      })
      port = Number(new URL(announced.listening).port)
    },
    async stop(signal) {
      if (!child || hasEnded(child)) return
      isStopping = true
      const exited = once(child, 'exit')
      child.kill(signal)
      await exited
    },
  }
}
