import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { toHex } from '../../src/core/bytes.ts'
import { x25519PublicKey } from '../../src/core/crypto/x25519.ts'
import { devAddress, serverKeys, serverNumbers, subgroupOf } from './keys.ts'

const preset = JSON.parse(await readFile(new URL('../runtime/presets/development.json', import.meta.url), 'utf8')) as {
  servers: { servers: unknown[] }
  sudo: { key: string }
}

test('the servers are the ones that the genesis of the chain names', async () => {
  const servers = serverNumbers.map(async (n) => {
    const { stash, tssAccount, secrets } = serverKeys(n)
    const key = await x25519PublicKey(secrets.x25519)
    const endpoint = `http://127.0.0.1:${3000 + n}`
    return { stash, tssAccount, x25519PublicKey: toHex(key), endpoint, subgroup: subgroupOf(n) }
  })
  expect(await Promise.all(servers)).toEqual(preset.servers.servers)
})

test('//Alice governs', () => {
  expect(devAddress('//Alice')).toBe(preset.sudo.key)
})
