import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, onTestFinished, test } from 'vitest'
import { lockFolder } from './disk/lock.ts'
import { initialisedFolder, temporaryFolder } from './testing/folder.ts'

/** Runs the program as an operator does. */
const run = async (...args: string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'network/server/main.ts', ...args])
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return { code: child.exitCode, stdout, stderr }
}

const setUp = async (change: object = {}) => {
  const { data, keyFile } = await initialisedFolder()
  const config = join(await temporaryFolder(), 'config.json')
  const local = { host: '127.0.0.1', port: 0 }
  const genesis = `0x${'00'.repeat(32)}`
  const good = { node: 'ws://127.0.0.1:1', genesis, listen: local, metrics: local, data, keyFile, logLevel: 'silent' }
  await writeFile(config, JSON.stringify({ ...good, ...change }))
  return { data, keyFile, config }
}

test('says its version and its help', async () => {
  expect(await run('--version')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    stderr: '',
  })
  expect((await run('--help')).stdout).toContain('--config FILE')
})

test('refuses to start, in one line, without its key file or with one that others can read', async () => {
  const { config, keyFile } = await setUp()
  await chmod(keyFile, 0o644)
  expect(await run('--config', config)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: `error: key file ${keyFile} can be read by others (mode 644): chmod 600 it\n`,
  })
  await rm(keyFile)
  const { code, stderr } = await run('--config', config)
  expect([code, stderr]).toEqual([1, `error: key file ${keyFile} cannot be read: ENOENT\n`])
})

test('refuses to start in a folder that another process has, or that was never set up', async () => {
  const { config, data } = await setUp()
  const lock = await lockFolder(data)
  const locked = await run('--config', config)
  expect([locked.code, locked.stderr]).toEqual([1, `error: data folder ${data} is in use by process ${process.pid}\n`])
  await lock.release()
  await rm(join(data, 'data-key'))
  const empty = await run('--config', config)
  expect([empty.code, empty.stderr]).toEqual([1, `error: data folder ${data} is not set up: run init first\n`])
})

test('waits for a node that does not answer, listens unready, and stops on SIGTERM with 0', async () => {
  const silent = createServer().listen(0, '127.0.0.1')
  await once(silent, 'listening')
  onTestFinished(() => void silent.close())
  const { port } = silent.address() as { port: number }
  const { config } = await setUp({ node: `ws://127.0.0.1:${port}` })
  const child = spawn(process.execPath, ['--import', 'tsx', 'network/server/main.ts', '--config', config])
  const [line] = await once(child.stdout, 'data')
  const { listening } = JSON.parse(String(line)) as { listening: string }
  expect((await fetch(`${listening}/v1/health/live`)).status).toBe(200)
  expect(await (await fetch(`${listening}/v1/health`)).json()).toMatchObject({
    code: 'not-ready',
    detail: 'chain: connecting',
  })
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
}, 60_000)
