import { createHash } from 'node:crypto'
import { chmod, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { StartError } from '../ops/fatal.ts'
import { initialisedFolder, temporaryFolder } from '../testing/folder.ts'
import { openDataKey } from './dataKey.ts'
import { listCompleteFiles, readIfPresent, removeHalfWritten, writeDurably } from './files.ts'
import { ensureKeyFile, readKeyFile } from './keyFile.ts'
import { lockFolder } from './lock.ts'
import { DamagedFile, seal, unseal } from './seal.ts'

const key = new Uint8Array(32).fill(3)
const content = new TextEncoder().encode('something to keep')

test('what is sealed opens again, under its own name and key only', () => {
  const file = seal(key, 'a', content)
  expect(unseal(key, 'a', file)).toEqual(content)
  expect(() => unseal(key, 'b', file)).toThrow(DamagedFile)
  expect(() => unseal(new Uint8Array(32).fill(4), 'a', file)).toThrow(DamagedFile)
})

test('one flipped bit is detected, wherever it is', () => {
  const file = seal(key, 'a', content)
  for (let bit = 0; bit < 8 * file.length; bit++) {
    const flipped = file.slice()
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    expect(() => unseal(key, 'a', flipped)).toThrow(DamagedFile)
  }
})

test('a file cut at any length is detected', () => {
  const file = seal(key, 'a', content)
  for (let length = 0; length < file.length; length++)
    expect(() => unseal(key, 'a', file.subarray(0, length))).toThrow(DamagedFile)
})

test('the same content is never sealed to the same bytes', () => {
  expect(seal(key, 'a', content)).not.toEqual(seal(key, 'a', content))
})

test('a file is written for its owner alone and leaves nothing beside it', async () => {
  const folder = await temporaryFolder()
  await writeDurably(join(folder, 'file'), content)
  await writeDurably(join(folder, 'file'), key)
  expect(await readIfPresent(join(folder, 'file'))).toEqual(key)
  expect((await stat(join(folder, 'file'))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['file'])
})

test('what is half-written is not listed, and cleared away when a crash has left it', async () => {
  const folder = await temporaryFolder()
  await writeDurably(join(folder, 'whole'), content)
  await writeFile(join(folder, 'half.0123456789ab.tmp'), 'half')
  expect(await listCompleteFiles(folder)).toEqual(['whole'])
  expect(await readdir(folder)).toHaveLength(2)
  await removeHalfWritten(folder)
  expect(await readdir(folder)).toEqual(['whole'])
})

test('a key file is made once, with 32 bytes that nobody else can read', async () => {
  const path = join(await temporaryFolder(), 'key')
  const made = await ensureKeyFile(path)
  expect(made).toHaveLength(32)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await ensureKeyFile(path)).toEqual(made)
})

test('error: a key file that is missing, readable by others, or of another length', async () => {
  const path = join(await temporaryFolder(), 'key')
  await expect(readKeyFile(path)).rejects.toThrow(/cannot be read: ENOENT/)
  await ensureKeyFile(path)
  for (const mode of [0o640, 0o604, 0o620, 0o777]) {
    await chmod(path, mode)
    await expect(readKeyFile(path)).rejects.toThrow(/can be read by others/)
  }
  await chmod(path, 0o600)
  await truncate(path, 31)
  await expect(readKeyFile(path)).rejects.toThrow('31 bytes instead of 32')
})

test('error: another key file does not open the folder', async () => {
  const { data } = await initialisedFolder()
  await expect(openDataKey(data, key)).rejects.toThrow(StartError)
  await expect(openDataKey(await temporaryFolder(), key)).rejects.toThrow('run init first')
})

test('a folder is one process’s at a time, and free again after its release', async () => {
  const folder = await temporaryFolder()
  const lock = await lockFolder(folder)
  await expect(lockFolder(folder)).rejects.toThrow(`in use by process ${process.pid}`)
  await lock.release()
  await (await lockFolder(folder)).release()
})

/** A lock as this owner would have written it. */
const lockOf = (owner: string) => `${owner} ${createHash('sha256').update(owner).digest('hex').slice(0, 8)}`

test('a lock whose process is dead, or whose number another process has now, holds nobody up', async () => {
  const folder = await temporaryFolder()
  for (const dead of ['999999999 1 boot', `${process.pid} 1 another-boot`]) {
    await writeFile(join(folder, 'lock'), lockOf(dead))
    const lock = await lockFolder(folder)
    expect(await readFile(join(folder, 'lock'), 'utf8')).toMatch(new RegExp(`^${process.pid} `))
    await lock.release()
    expect(await readdir(folder)).toEqual([])
  }
})

test('error: a lock with one flipped bit, of a living process or a dead one', async () => {
  const folder = await temporaryFolder()
  await lockFolder(folder)
  const content = await readFile(join(folder, 'lock'))
  for (let bit = 0; bit < 8 * content.length; bit++) {
    const flipped = Buffer.from(content)
    flipped[bit >> 3]! ^= 1 << (bit & 7)
    await writeFile(join(folder, 'lock'), flipped)
    await expect(lockFolder(folder)).rejects.toThrow(/^the lock .* is damaged/)
  }
})

test('of many that find a dead lock at once, one gets the folder', async () => {
  const folder = await temporaryFolder()
  await writeFile(join(folder, 'lock'), lockOf('999999999 1 boot'))
  const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockFolder(folder)))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
