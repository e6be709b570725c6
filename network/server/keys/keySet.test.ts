import { expect, test } from 'vitest'
import { openDataKey } from '../disk/dataKey.ts'
import { readKeyFile } from '../disk/keyFile.ts'
import { addSecrets } from '../store/secrets.ts'
import { openStore } from '../store/store.ts'
import { initialisedFolder } from '../testing/folder.ts'
import { makeServers } from '../testing/network.ts'
import { importKeySet } from './keySet.ts'
import { makeSecrets } from './secretFiles.ts'

const servers = await makeServers(2, 2)
const own = servers[1]![0]!
const successor = makeSecrets()
const later = await importKeySet(successor)

const rotatedFolder = async () => {
  const folder = await initialisedFolder(own.secrets)
  await addSecrets(folder.data, await openDataKey(folder.data, await readKeyFile(folder.keyFile)), successor)
  return folder
}
const open = ({ data, keyFile }: { data: string; keyFile: string }) => openStore(data, keyFile, () => undefined)

test('a roster says which key set its duties are done with', async () => {
  const { keySets } = await open(await rotatedFolder())
  expect(keySets.all()).toHaveLength(2)
  expect(keySets.forRoster(servers)?.tssAccount).toEqual(own.tssAccount)
  const after = [servers[0]!, [{ ...own, tssAccount: later.tssAccount, x25519PublicKey: later.x25519PublicKey }]]
  expect(keySets.forRoster(after)?.tssSecret).toEqual(successor.tss)
})

test('half a key set is none: a roster with another X25519 key names a stranger', async () => {
  const { keySets } = await open(await rotatedFolder())
  expect(keySets.matching({ ...later, x25519PublicKey: own.x25519PublicKey })).toBeUndefined()
  expect(keySets.forRoster([[{ ...own, x25519PublicKey: later.x25519PublicKey }]])).toBeUndefined()
  expect(keySets.forRoster([servers[0]!])).toBeUndefined()
})

test('a key set that is forgotten is gone, also after a restart, and the others stay', async () => {
  const folder = await rotatedFolder()
  const first = await open(folder)
  const former = first.keySets.forRoster(servers)!
  await first.forgetKeySet(former)
  expect(first.keySets.forRoster(servers)).toBeUndefined()
  expect(former.tssSecret).toEqual(new Uint8Array(64))
  await first.close()
  const { keySets } = await open(folder)
  expect(keySets.all().map(({ tssAccount }) => tssAccount)).toEqual([later.tssAccount])
  expect(keySets.matching(later)?.tssSecret).toEqual(successor.tss)
})
