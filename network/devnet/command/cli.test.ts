import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '../bundle.ts'

const devnet = async (...args: string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', 'network/devnet/main.ts', ...args], { cwd: projectRoot })
  let output = ''
  let errors = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  const [code] = await once(child, 'close')
  return { code, output, errors }
}

test('--help explains every option', async () => {
  const { code, output } = await devnet('--help')
  expect(code).toBe(0)
  for (const option of ['--port', '--block-ms', '--base-port', '--faucet-port', '--dapp-port', '--data'])
    expect(output).toContain(option)
})

test.each([
  ['--port', 'x'],
  ['--block-ms', '1'],
  ['--base-port', '70000'],
  ['--colour', 'red'],
])('refuses %s %s and points to the help', async (...args) => {
  const { code, output, errors } = await devnet(...args)
  expect([code, output]).toEqual([2, ''])
  expect(errors).toMatch(/^devnet: .*\(see --help\)\n$/)
})

test('says which port is taken, and leaves nothing running', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  onTestFinished(() => void other.close())
  const { port } = other.address() as AddressInfo
  const { code, errors } = await devnet('--port', String(port))
  expect(code).toBe(1)
  expect(errors).toMatch(new RegExp(`^devnet: port ${port} is taken`, 'm'))
})
