import { randomBytes } from 'node:crypto'
import { readdir, readFile, rename, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { x25519PublicKey } from '../../../src/core/crypto/x25519.ts'
import { init } from '../commands/init.ts'
import { initialisedFolder, temporaryFolder, writeSecretFile } from '../testing/folder.ts'
import type { DealingRecord } from './record.ts'
import { openStore } from './store.ts'
import { emptyTrash } from './trash.ts'

const bytes = (length: number) => new Uint8Array(randomBytes(length))

const makeAck = () => ({ commitment: bytes(33), response: bytes(32), signature: bytes(64) })
const makeRecord = (): DealingRecord => ({
  registrant: bytes(32),
  dealingHash: bytes(32),
  attempt: 1,
  subgroup: 2,
  member: 1,
  coreHash: bytes(32),
  accounts: [bytes(32), bytes(32)],
  share: { tag: 'held', value: { x: bytes(32), u: bytes(32), d: bytes(32), ack: makeAck() } },
  envelopes: [{ member: 1, enc: bytes(32), ciphertext: bytes(114), proof: [bytes(32), bytes(32)] }],
})

const open = async (folder: { data: string; keyFile: string }) => {
  const damaged: string[] = []
  const store = await openStore(folder.data, folder.keyFile, (kind, name) => damaged.push(`${kind} ${name}`))
  return { ...store, damaged }
}

test('what was stored is there after a restart', async () => {
  const folder = await initialisedFolder()
  const record = makeRecord()
  const first = await open(folder)
  await first.dealings.put(record)
  await first.close()
  const second = await open(folder)
  expect(await second.dealings.get(record.registrant, record.dealingHash)).toEqual(record)
  expect([...second.dealings.entries()]).toMatchObject([{ dealingHash: record.dealingHash, state: 'held' }])
  expect(second.keySets.all().map(({ tssSecret }) => tssSecret)).toEqual(
    first.keySets.all().map(({ tssSecret }) => tssSecret),
  )
})

test('a second process does not get in', async () => {
  const folder = await initialisedFolder()
  await open(folder)
  await expect(open(folder)).rejects.toThrow(/in use by process/)
})

test('the folder tells nothing without its key: no account, no share, no hash', async () => {
  const folder = await initialisedFolder()
  const record = makeRecord()
  const { dealings } = await open(folder)
  await dealings.put(record)
  const [name] = await readdir(join(folder.data, 'dealings'))
  const file = await readFile(join(folder.data, 'dealings', name!))
  const { x, u, d } = record.share.value as { x: Uint8Array; u: Uint8Array; d: Uint8Array }
  for (const value of [record.registrant, record.dealingHash, x, u, d]) {
    expect(file.includes(Buffer.from(value))).toBe(false)
    expect(name).not.toContain(Buffer.from(value).toString('hex').slice(0, 8))
  }
})

test('a record that was altered, cut or renamed goes to quarantine, raises an alarm, and is not served', async () => {
  const folder = await initialisedFolder()
  const [altered, cut, one, other] = [makeRecord(), makeRecord(), makeRecord(), makeRecord()]
  const { dealings, damaged } = await open(folder)
  const pathOf = async (record: DealingRecord) => {
    const before = await readdir(join(folder.data, 'dealings'))
    await dealings.put(record)
    const name = (await readdir(join(folder.data, 'dealings'))).find((file) => !before.includes(file))
    return join(folder.data, 'dealings', name!)
  }
  const alteredPath = await pathOf(altered)
  const file = await readFile(alteredPath)
  file[100]! ^= 1
  await writeFile(alteredPath, file)
  await truncate(await pathOf(cut), 200)
  const onePath = await pathOf(one)
  await rename(await pathOf(other), onePath)
  for (const record of [altered, cut, one, other]) {
    expect(await dealings.get(record.registrant, record.dealingHash)).toBeUndefined()
    expect(dealings.has(record.registrant, record.dealingHash)).toBe(false)
  }
  expect(await readdir(join(folder.data, 'dealings'))).toEqual([])
  expect(await readdir(join(folder.data, 'quarantine'))).toHaveLength(3)
  expect(damaged).toHaveLength(4)
})

test('damage is found at the start too, and a good copy can then be stored again', async () => {
  const folder = await initialisedFolder()
  const record = makeRecord()
  const first = await open(folder)
  await first.dealings.put(record)
  await first.close()
  const [name] = await readdir(join(folder.data, 'dealings'))
  await truncate(join(folder.data, 'dealings', name!), 40)
  const second = await open(folder)
  expect(second.damaged).toEqual([`dealing ${name}`])
  expect([...second.dealings.entries()]).toEqual([])
  await second.dealings.put(record)
  expect(await second.dealings.get(record.registrant, record.dealingHash)).toEqual(record)
})

test('a half-written record of a crash counts as absent', async () => {
  const folder = await initialisedFolder()
  const first = await open(folder)
  await first.close()
  await writeFile(join(folder.data, 'dealings', 'name.0123456789ab.tmp'), 'half')
  const second = await open(folder)
  expect(second.damaged).toEqual([])
  expect([...second.dealings.entries()]).toEqual([])
})

test('all files are looked at now and then, so that damage is found that nobody asked for', async () => {
  const folder = await initialisedFolder()
  const [good, bad] = [makeRecord(), makeRecord()]
  const { dealings, damaged } = await open(folder)
  await dealings.put(bad)
  const [name] = await readdir(join(folder.data, 'dealings'))
  await dealings.put(good)
  await truncate(join(folder.data, 'dealings', name!), 40)
  await dealings.verify()
  expect(damaged).toEqual([`dealing ${name}`])
  expect(await dealings.wasDamaged(bad.registrant, bad.dealingHash)).toBe(true)
  expect(await dealings.wasDamaged(good.registrant, good.dealingHash)).toBe(false)
  expect(await dealings.get(good.registrant, good.dealingHash)).toEqual(good)
})

test('reading a record while it is discarded finds no damage', async () => {
  const { dealings, damaged } = await open(await initialisedFolder())
  for (let round = 0; round < 50; round++) {
    const record = makeRecord()
    await dealings.put(record)
    await Promise.all([
      dealings.discard(record.registrant, record.dealingHash),
      dealings.get(record.registrant, record.dealingHash),
    ])
  }
  expect(damaged).toEqual([])
})

test('a discarded record rests in the trash for seven days', async () => {
  const folder = await initialisedFolder()
  const record = makeRecord()
  const { dealings } = await open(folder)
  await dealings.put(record)
  await dealings.discard(record.registrant, record.dealingHash)
  expect(dealings.has(record.registrant, record.dealingHash)).toBe(false)
  const day = 24 * 60 * 60 * 1000
  await emptyTrash(folder.data, Date.now() + 6.9 * day)
  expect(await readdir(join(folder.data, 'trash'))).toHaveLength(1)
  await emptyTrash(folder.data, Date.now() + 7.1 * day)
  expect(await readdir(join(folder.data, 'trash'))).toEqual([])
})

const use = () => ({ verifyingKey: bytes(33), noncePoint: bytes(33), statementHash: bytes(32), isFinal: false })

test('a nonce is for one statement, for ever', async () => {
  const folder = await initialisedFolder()
  const first = await open(folder)
  const used = use()
  await first.markers.claim(used)
  await first.markers.claim(used)
  await first.close()
  const { markers } = await open(folder)
  await expect(markers.claim({ ...used, statementHash: bytes(32) })).rejects.toMatchObject({ code: 'nonce-reused' })
  await markers.claim({ ...used, verifyingKey: bytes(33), statementHash: bytes(32), isFinal: false })
})

test('of two statements that claim one nonce at once, one gets it', async () => {
  const { markers } = await open(await initialisedFolder())
  const used = use()
  const results = await Promise.allSettled(
    Array.from({ length: 10 }, () => markers.claim({ ...used, statementHash: bytes(32) })),
  )
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('a damaged marker refuses its nonce instead of forgetting it', async () => {
  const folder = await initialisedFolder()
  const { markers, damaged } = await open(folder)
  const used = use()
  await markers.claim(used)
  const [name] = await readdir(join(folder.data, 'markers'))
  await truncate(join(folder.data, 'markers', name!), 60)
  await expect(markers.claim(used)).rejects.toMatchObject({ code: 'storage-failed' })
  await expect(markers.claim({ ...used, statementHash: bytes(32) })).rejects.toMatchObject({ code: 'storage-failed' })
  expect(damaged).toEqual([`marker ${name}`])
  expect(await readdir(join(folder.data, 'markers'))).toEqual([name])
})

test('a damaged marker is noticed at the start, and made again from a dealing that is final', async () => {
  const folder = await initialisedFolder()
  const used = use()
  const first = await open(folder)
  await first.markers.claim(used)
  await first.close()
  const [name] = await readdir(join(folder.data, 'markers'))
  await truncate(join(folder.data, 'markers', name!), 60)
  const second = await open(folder)
  expect(second.damaged).toEqual([`marker ${name}`])
  await second.markers.claim({ ...used, isFinal: true })
  await second.markers.claim(used)
  await expect(second.markers.claim({ ...used, statementHash: bytes(32), isFinal: true })).rejects.toMatchObject({
    code: 'nonce-reused',
  })
  expect(await readdir(join(folder.data, 'quarantine'))).toHaveLength(1)
})

test('error: damaged secrets, said in one line', async () => {
  const folder = await initialisedFolder()
  await truncate(join(folder.data, 'secrets'), 50)
  await expect(open(folder)).rejects.toThrow(/secrets .* are damaged/)
})

test('init takes secrets raw or in hexadecimal, and never twice', async () => {
  const data = join(await temporaryFolder(), 'data')
  const keyFile = join(await temporaryFolder(), 'key')
  const config = { data, keyFile } as Parameters<typeof init>[0]
  const x25519 = bytes(32)
  const files = {
    tss: await writeSecretFile(bytes(32)),
    x25519: await writeSecretFile(Buffer.from(`0x${Buffer.from(x25519).toString('hex')}\n`)),
  }
  await init(config, files)
  const { keySets, close } = await open({ data, keyFile })
  const [made] = keySets.all()
  expect(made?.x25519PublicKey).toEqual(await x25519PublicKey(x25519))
  await close()
  await expect(init(config, files)).rejects.toThrow('already set up')
  await expect(init(config, { ...files, tss: await writeSecretFile(bytes(31)) })).rejects.toThrow('32 or 64 bytes')
  expect((await open({ data, keyFile })).keySets.matching(made!)?.tssSecret).toEqual(made?.tssSecret)
})
