import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fromHex } from '../../src/core/bytes.ts'
import { taggedHash } from '../../src/core/crypto/hash.ts'
import { derive, sr25519PublicKey, sr25519Verify } from '../../src/core/crypto/sr25519.ts'
import { ss58Decode, ss58Encode } from '../../src/core/keys/address.ts'
import { parseCommand } from './cli.ts'
import { readConfig } from './config.ts'
import { consentTo } from './consent.ts'
import { initialisedFolder, temporaryFolder } from './testing/folder.ts'

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

test('a server agrees to serve for a stash, on this network alone', async () => {
  const config = { ...(await read(JSON.stringify(good))), ...(await initialisedFolder({ tss, x25519: tss.slice(32) })) }
  const { tss_account, tss_signature } = await consentTo(config, ss58Encode(stash))
  const agrees = (...data: Uint8Array[]) =>
    sr25519Verify(taggedHash('entropy:tss:v1', ...data), fromHex(tss_signature), ss58Decode(tss_account))
  expect(tss_account).toBe(ss58Encode(sr25519PublicKey(tss)))
  expect(agrees(new Uint8Array(32), stash)).toBe(true)
  expect(agrees(stash, stash)).toBe(false)
  await expect(consentTo(config, '5abc')).rejects.toThrow('--stash is not an address')
})
const tss = derive(new Uint8Array(32).fill(1), '')
const stash = new Uint8Array(32).fill(5)

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
