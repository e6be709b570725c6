import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { readIdentity } from './identity.ts'

test('genesis.json names the network of the committed runtime', async () => {
  const committed = JSON.parse(await readFile(new URL('../genesis.json', import.meta.url), 'utf8'))
  expect(await readIdentity(new URL('../../runtime/entropy.wasm', import.meta.url).pathname)).toEqual(committed)
})
