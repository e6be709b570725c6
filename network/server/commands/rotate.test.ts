import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fromHex } from '../../../src/core/bytes.ts'
import { taggedHash } from '../../../src/core/crypto/hash.ts'
import { derive, sr25519PublicKey, sr25519Verify } from '../../../src/core/crypto/sr25519.ts'
import { x25519PublicKey } from '../../../src/core/crypto/x25519.ts'
import { ss58Decode, ss58Encode } from '../../../src/core/keys/address.ts'
import type { Config } from '../config.ts'
import { lockFolder } from '../disk/lock.ts'
import { importKeySet } from '../keys/keySet.ts'
import { openStore } from '../store/store.ts'
import { initialisedFolder, temporaryFolder, writeSecretFile } from '../testing/folder.ts'
import { consent } from './consent.ts'
import { rewrap } from './rewrap.ts'
import { rotate } from './rotate.ts'

const tss = derive(new Uint8Array(32).fill(1), '')
const first = { tss, x25519: tss.slice(32) }
const stash = new Uint8Array(32).fill(5)
const address = ss58Encode(stash)

const setUp = async () => {
  const { data, keyFile } = await initialisedFolder(first)
  return { data, keyFile, genesis: `0x${'00'.repeat(32)}` } as Config
}
const open = ({ data, keyFile }: Config) => openStore(data, keyFile, () => undefined)

const agrees = (tssAccount: string, signature: string, ...data: Uint8Array[]) =>
  sr25519Verify(taggedHash('entropy:tss:v1', ...data), fromHex(signature), ss58Decode(tssAccount))

test('a server agrees to serve for a stash, on this network alone', async () => {
  const config = await setUp()
  const { tss_account, tss_signature } = await consent(config, address)
  expect(tss_account).toBe(ss58Encode(sr25519PublicKey(tss)))
  expect(agrees(tss_account, tss_signature, new Uint8Array(32), stash)).toBe(true)
  expect(agrees(tss_account, tss_signature, stash, stash)).toBe(false)
  await expect(consent(config, '5abc')).rejects.toThrow('--stash is not an address')
})

test('rotating puts a new key set beside the old one, and prints the call that makes it the one in use', async () => {
  const config = await setUp()
  const printed = await rotate(config, address, undefined)
  const { keySets } = await open(config)
  const [old, made] = keySets.all()
  expect(old?.tssSecret).toEqual(first.tss)
  expect(printed.tss_account).toBe(ss58Encode(made!.tssAccount))
  expect(agrees(printed.tss_account, printed.tss_signature, new Uint8Array(32), stash)).toBe(true)
  const fields = [Uint8Array.of(10, 4), made!.tssAccount, made!.x25519PublicKey, fromHex(printed.tss_signature)]
  expect(fromHex(printed.call)).toEqual(new Uint8Array(Buffer.concat(fields)))
  expect(await consent(config, address)).toMatchObject({ tss_account: printed.tss_account })
})

test('rotating takes secrets that the operator has made, and the same ones only once', async () => {
  const config = await setUp()
  const x25519 = new Uint8Array(randomBytes(32))
  const files = { tss: await writeSecretFile(), x25519: await writeSecretFile(x25519) }
  const { x25519_public_key } = await rotate(config, address, files)
  expect(fromHex(x25519_public_key)).toEqual(await x25519PublicKey(x25519))
  await expect(rotate(config, address, files)).rejects.toThrow('in the data folder already')
  const wrong = { ...files, tss: await writeSecretFile(new Uint8Array(31)) }
  await expect(rotate(config, address, wrong)).rejects.toThrow('32 or 64 bytes')
  await expect(rotate(config, '5abc', undefined)).rejects.toThrow('--stash is not an address')
  expect((await open(config)).keySets.all()).toHaveLength(2)
})

test('error: more key sets than a folder takes', async () => {
  const config = await setUp()
  for (let n = 1; n < 8; n++) await rotate(config, address, undefined)
  await expect(rotate(config, address, undefined)).rejects.toThrow('8 key sets already')
})

test('neither keys nor key file change under a running server', async () => {
  const config = await setUp()
  const lock = await lockFolder(config.data)
  await expect(rotate(config, address, undefined)).rejects.toThrow(/in use by process/)
  const newKeyFile = join(await temporaryFolder(), 'key')
  await expect(rewrap(config, newKeyFile)).rejects.toThrow(/in use by process/)
  await lock.release()
})

test('another key file opens the folder, the old one no longer, and doing it twice does no harm', async () => {
  const config = await setUp()
  const newKeyFile = join(await temporaryFolder(), 'key')
  await rewrap(config, newKeyFile)
  await rewrap(config, newKeyFile)
  await expect(open(config)).rejects.toThrow(/key file does not open/)
  const { keySets, close } = await open({ ...config, keyFile: newKeyFile })
  expect(keySets.matching(await importKeySet(first))).toBeDefined()
  await close()
  const wrapped = await readFile(join(config.data, 'data-key'))
  await expect(rewrap(config, join(await temporaryFolder(), 'key'))).rejects.toThrow(/key file does not open/)
  expect(await readFile(join(config.data, 'data-key'))).toEqual(wrapped)
})
