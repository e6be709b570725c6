import { expect, test } from 'vitest'
import { ascii, toHex } from '../../../core/bytes.ts'
import { EntropyError } from '../../../core/errors.ts'
import type { VaultFile } from '../../../protocol/popup/vault.ts'
import { parseVault, vaultChecksum } from '../../../protocol/vault/file.ts'
import { runJob } from '../../../worker/run.ts'
import { memoryCell } from '../../memory.testing.ts'
import { openVaultStore } from './vaultStore.ts'

const create = async () => {
  const reply = await runJob({ job: 'createVault', input: { password: ascii('a long password') } })
  return (reply as unknown as { output: { vault: VaultFile } }).output.vault
}
const [vault, other] = [await create(), await create()]

const setUp = async () => {
  const cells = { vault: memoryCell<unknown>(), copy: memoryCell<unknown>(), aside: memoryCell<unknown>() }
  const trace = memoryCell<unknown>()
  const start = () => openVaultStore({ ...cells, traces: [trace] }, () => undefined)
  const store = await start()
  await store.begin(vault)
  return { ...cells, trace, start, store }
}
type Stored = { file: VaultFile; backup: string; wrong: unknown; revision: number }
const read = async (cell: { read(): Promise<unknown> }) => (await cell.read()) as Stored & { stored: Stored }
const proven = () => ({ backup: 'proven' }) as const

test('every change is in both places, and counted', async () => {
  const { store, vault: primary, copy } = await setUp()
  await store.write(proven)
  await store.write(() => ({ wrong: { count: 1, until: 0 } }))
  expect((await read(copy)).stored).toEqual(await primary.read())
  expect((await read(primary)).revision).toBe(3)
})

const edited = { ...parseVault(vault), formerly: { version: 1 as const, kdf: parseVault(vault).kdf } }
const mended = { ...edited, checksum: toHex(vaultChecksum(edited)) }
test.each<[string, string, (stored: Stored) => unknown]>([
  ['cut short', 'unreadable', ({ file, ...rest }) => ({ ...rest, file: { version: 2, id: file.id } })],
  ['replaced by text', 'unreadable', () => 'vault'],
  ['changed by a bit', 'unreadable', (stored) => ({ ...stored, file: { ...stored.file, id: `0x${'00'.repeat(16)}` } })],
  ['swapped with another one', 'differs', (stored) => ({ ...stored, file: other })],
  ['edited, with its checksum mended,', 'differs', (stored) => ({ ...stored, file: mended })],
  ['put back to an earlier one', 'older', (stored) => ({ ...stored, revision: stored.revision - 1 })],
  ['deleted', 'missing', () => undefined],
])('SECURITY 27: a vault that was %s on disk is refused as %s, and the second copy restores it', async (...given) => {
  const [, problem, damage] = given
  const { store, vault: primary, copy, aside, start } = await setUp()
  await store.write(proven)
  const good = await read(primary)
  const bad = damage(structuredClone(good))
  await primary.write(bad)
  const found = await start()
  expect(found.found()).toMatchObject({ kind: 'damaged', problem, copy: 'whole' })
  await expect(found.write(() => ({ wrong: null }))).rejects.toMatchObject({ code: 'vault-damaged' })
  await expect(found.begin(other)).rejects.toMatchObject({ code: 'vault-damaged' })
  expect([await primary.read(), (await read(copy)).stored]).toEqual([bad, good])
  await found.fromCopy()
  const again = await start()
  expect(again.stored()).toEqual({ ...good, revision: good.revision + 1 })
  expect(await aside.read()).toEqual(bad === undefined ? undefined : [bad])
})

test('a damaged copy hides no good vault, and is written anew once that was opened', async () => {
  const { copy, start } = await setUp()
  await copy.write({ stored: { file: 'cut' }, checksum: '' })
  const store = await start()
  await store.write(() => ({ wrong: { count: 1, until: 0 } }))
  expect((await read(copy)).stored).toEqual({ file: 'cut' })
  await store.proven()
  expect((await read(copy)).stored).toEqual(store.stored())
})

test('a vault that says it is newer does not get into the copy before it was opened', async () => {
  const { vault: primary, copy, start } = await setUp()
  const good = (await read(copy)).stored
  await primary.write({ ...(await read(primary)), file: other, revision: 99 })
  const store = await start()
  await store.write(() => ({ wrong: { count: 1, until: 0 } }))
  expect((await read(copy)).stored).toEqual(good)
  await store.distrust('record phrase')
  expect(store.found()).toMatchObject({ kind: 'damaged', problem: 'altered', copy: 'whole' })
  await store.fromCopy()
  expect((await start()).stored()).toEqual({ ...good, revision: 101 })
})

test('a vault that was altered in both places has no copy that helps, and the phrase still restores it', async () => {
  const { start, aside } = await setUp()
  const store = await start()
  await store.distrust('its parts do not belong together')
  expect(store.found()).toMatchObject({ kind: 'damaged', problem: 'altered', copy: 'damaged' })
  await expect(store.fromCopy()).rejects.toMatchObject({ code: 'vault-damaged' })
  await store.recovered(other)
  expect((await start()).stored()).toMatchObject({ file: { id: other.id }, backup: 'proven' })
  expect(await aside.read()).toHaveLength(1)
})

test('both gone while other things of the wallet are there: only the phrase is left', async () => {
  const { vault: primary, copy, trace, start } = await setUp()
  await primary.clear()
  await copy.clear()
  expect((await start()).found()).toEqual({ kind: 'none' })
  await trace.write({ r1: {} })
  const store = await start()
  expect(store.found()).toMatchObject({ kind: 'damaged', problem: 'missing', copy: 'missing' })
  expect(store.candidates()).toEqual([])
  await store.recovered(other)
  expect((await start()).found()).toMatchObject({ kind: 'vault' })
})

test('a copy that cannot be written stops nothing, and comes with the next change', async () => {
  const { copy, start } = await setUp()
  const write = copy.write
  copy.write = () => Promise.reject(new EntropyError('storage-failed', 'full'))
  const store = await start()
  await store.write(proven)
  copy.write = write
  await store.write(() => ({ wrong: null }))
  expect((await read(copy)).stored).toEqual(store.stored())
})

test('a browser that has not the other store begins and goes on without it', async () => {
  const cells = { vault: memoryCell<unknown>(), copy: memoryCell<unknown>(), aside: memoryCell<unknown>() }
  const refuse = () => Promise.reject(new EntropyError('storage-failed', 'no such store'))
  const without = { ...cells, copy: { read: refuse, write: refuse, clear: refuse }, traces: [] }
  const store = await openVaultStore(without, () => undefined)
  expect(store.found()).toEqual({ kind: 'none' })
  await store.begin(vault)
  expect((await openVaultStore(without, () => undefined)).found()).toMatchObject({ kind: 'vault' })
  await cells.vault.write('cut')
  const found = (await openVaultStore(without, () => undefined)).found()
  expect(found).toMatchObject({ kind: 'damaged', copy: 'missing' })
})

test('what the first release stored is found, and gets its copy when it is opened', async () => {
  const { vault: primary, copy, start } = await setUp()
  const { revision: _, ...old } = await read(primary)
  await primary.write(old)
  await copy.clear()
  const store = await start()
  expect(store.stored().revision).toBe(0)
  await store.write(proven)
  expect((await read(copy)).stored.revision).toBe(1)
})

test('of many damaged vaults the last ones are kept', async () => {
  const { vault: primary, aside, start } = await setUp()
  for (let n = 0; n < 5; n++) {
    await primary.write(`damaged ${n}`)
    await (await start()).fromCopy()
  }
  expect(await aside.read()).toEqual(['damaged 2', 'damaged 3', 'damaged 4'])
})

test('a damaged second copy is kept aside as well when the phrase takes its place', async () => {
  const { vault: primary, copy, aside, start } = await setUp()
  const damaged = { ...(await read(copy)), checksum: '' }
  await copy.write(damaged)
  await primary.clear()
  const store = await start()
  expect(store.found()).toMatchObject({ problem: 'missing', copy: 'damaged' })
  await store.recovered(other)
  expect(await aside.read()).toEqual([damaged])
})

test('what is forgotten lies in no other place either', async () => {
  const { store, vault: primary, copy, aside } = await setUp()
  const file = parseVault(vault)
  const [record] = file.records
  const more = { ...file, records: [...file.records, { ...record!, id: `key:0x02${'ab'.repeat(32)}` as const }] }
  await store.write(() => ({ file: more }))
  await aside.write([more])
  await store.write(() => ({ backup: 'proven' }))
  expect(await aside.read()).toEqual([more])
  await store.write(() => ({ file }))
  expect(JSON.stringify([await primary.read(), await copy.read(), await aside.read()])).not.toContain('key:0x02ab')
})
