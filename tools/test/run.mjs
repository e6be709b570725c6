import { spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')
/** Logs and reports of the last run, for whoever reads a failure afterwards. */
export const results = join(root, 'test-results')
const running = new Set()

const kill = (child, signal) => {
  try {
    // The whole group: browsers, servers and compilers are started by what we start.
    process.kill(-child.pid, signal)
  } catch {
    // It has ended.
  }
}

for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    for (const child of running) kill(child, 'SIGKILL')
    process.exit(1)
  })

/** Runs a command of node_modules/.bin or PATH to its end, its output in `test-results/<name>.log`. */
export const run = (name, command, { cwd = root, env = {}, minutes = 30 } = {}) =>
  new Promise((done) => {
    const log = createWriteStream(join(results, `${name}.log`))
    const output = []
    const keep = (chunk) => {
      output.push(chunk)
      log.write(chunk)
    }
    const path = `${join(root, 'node_modules/.bin')}:${process.env.PATH}`
    const child = spawn(command[0], command.slice(1), {
      cwd,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', ...env, PATH: path },
    })
    running.add(child)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', (error) => keep(Buffer.from(`${error.message}\n`)))
    const clock = setTimeout(() => {
      keep(Buffer.from(`\nstopped after ${minutes} minutes\n`))
      kill(child, 'SIGKILL')
    }, minutes * 60_000)
    child.on('close', (code) => {
      clearTimeout(clock)
      running.delete(child)
      kill(child, 'SIGKILL')
      log.end()
      done({ ok: code === 0, output: Buffer.concat(output).toString() })
    })
  })
