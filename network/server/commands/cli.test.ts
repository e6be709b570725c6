import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { parseCommand } from './cli.ts'

test('commands', () => {
  expect(parseCommand(['--config', 'c'])).toEqual({ kind: 'run', config: 'c' })
  expect(parseCommand(['init', '--config', 'c', '--tss-secret-file', 't', '--x25519-secret-file', 'x'])).toEqual({
    kind: 'init',
    config: 'c',
    files: { tss: 't', x25519: 'x' },
  })
  expect(parseCommand(['consent', '--config', 'c', '--stash', 's'])).toEqual({
    kind: 'consent',
    config: 'c',
    stash: 's',
  })
  expect(parseCommand(['rotate', '--config', 'c', '--stash', 's'])).toEqual({
    kind: 'rotate',
    config: 'c',
    stash: 's',
    files: undefined,
  })
  expect(
    parseCommand([
      ...['rotate', '--config', 'c', '--stash', 's'],
      ...['--tss-secret-file', 't', '--x25519-secret-file', 'x'],
    ]),
  ).toMatchObject({ kind: 'rotate', files: { tss: 't', x25519: 'x' } })
  expect(parseCommand(['rewrap', '--config', 'c', '--new-key-file', 'k'])).toEqual({
    kind: 'rewrap',
    config: 'c',
    newKeyFile: 'k',
  })
  expect(parseCommand(['--help'])).toEqual({ kind: 'help' })
  expect(parseCommand(['--version'])).toEqual({ kind: 'version' })
})

test.each([
  [[]],
  [['--confg', 'c']],
  [['start', '--config', 'c']],
  [['init', '--config', 'c']],
  [['consent', '--config', 'c']],
  [['consent', '--config', 'c', '--stash', 's', '--tss-secret-file', 't']],
  [['--config', 'c', '--stash', 's']],
  [['--config', 'c', '--tss-secret-file', 't']],
  [['--config']],
  [['run', '--config', 'c']],
  [['toString', '--config', 'c']],
  [['init', 'consent', '--config', 'c', '--stash', 's']],
  [['rotate', '--config', 'c']],
  [['rotate', '--config', 'c', '--stash', 's', '--tss-secret-file', 't']],
  [['rewrap', '--config', 'c']],
  [['--config', 'c', '--new-key-file', 'k']],
])('error: %j, in one line that points to the help', (args) => {
  expect(() => parseCommand(args)).toThrow(/^[^\n]+ \(see --help\)$/)
})

const good = {
  node: 'ws://127.0.0.1:9944',
  genesis: `0x${'00'.repeat(32)}`,
  listen: { host: '127.0.0.1', port: 3001 },
  metrics: { host: '127.0.0.1', port: 0 },
  data: 'data',
  keyFile: 'key',
}

const read = async (content: string) => {
  const path = join(await temporaryFolder(), 'config.json')
  await writeFile(path, content)
  return readConfig(path)
}

test('a configuration, with peers on private addresses refused unless it says otherwise', async () => {
  expect(await read(JSON.stringify(good))).toMatchObject({ ...good, allowPrivatePeers: false, logLevel: 'info' })
})

test.each([
  ['{', /is not JSON/],
  ['[]', /configuration/],
  [JSON.stringify({ ...good, genesis: '0x00' }), /genesis: not 32 bytes/],
  [JSON.stringify({ ...good, node: 'http://a' }), /node: not a ws/],
  [JSON.stringify({ ...good, listen: { host: 'a', port: 70000 } }), /listen\.port/],
  [JSON.stringify({ ...good, trustedProxies: ['all'] }), /trustedProxies\.0: not an IP/],
  [JSON.stringify({ ...good, dta: 1 }), /dta/],
])('error: %s', async (content, reason) => {
  const error = await read(content).catch((caught: Error) => caught)
  expect((error as Error).message).toMatch(reason)
  expect((error as Error).message).not.toContain('\n')
})

test('error: no such file', async () => {
  await expect(readConfig('/nowhere/config.json')).rejects.toThrow('cannot be read: ENOENT')
})
