import { createHash, randomBytes, randomInt } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Ack } from '../../../src/core/dealing/holderProof.ts'
import { openDataKey } from '../disk/dataKey.ts'
import { readKeyFile } from '../disk/keyFile.ts'
import { makeSecrets } from '../keys/secretFiles.ts'
import { StartError } from '../ops/fatal.ts'
import { initialisedFolder } from '../testing/folder.ts'
import type { DealingRecord } from './record.ts'
import { addSecrets } from './secrets.ts'
import { openStore } from './store.ts'

const bytes = (length: number) => new Uint8Array(randomBytes(length))

const makeRecord = (): DealingRecord => ({
  ...{ registrant: bytes(32), dealingHash: bytes(32), attempt: 1, subgroup: 2, member: 1 },
  ...{ coreHash: bytes(32), accounts: [bytes(32), bytes(32)] },
  share: {
    tag: 'held',
    value: {
      ...{ x: bytes(32), u: bytes(32), d: bytes(32) },
      ack: { commitment: bytes(33), response: bytes(32), signature: bytes(64) },
    },
  },
  envelopes: [0, 1].map((member) => ({ member, enc: bytes(32), ciphertext: bytes(114), proof: [bytes(32)] })),
})
const uses = Array.from({ length: 2 }, () => ({
  ...{ verifyingKey: bytes(33), noncePoint: bytes(33), statementHash: bytes(32), isFinal: false },
}))

type Folder = { data: string; keyFile: string }

const open = async ({ data, keyFile }: Folder) => {
  const damaged: string[] = []
  const store = await openStore(data, keyFile, (kind, name) => damaged.push(`${kind} ${name}`))
  const states = [...store.dealings.entries()].map(({ state }) => state).sort()
  await store.close()
  return { ...store, damaged, states }
}

const filesOf = async (data: string): Promise<string[]> => {
  const entries = await readdir(data, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(data.length + 1))
}

/** One of everything that a folder can have in it, left by a process that was killed. */
const populated = async () => {
  const folder = await initialisedFolder(makeSecrets())
  const { data, keyFile } = folder
  await addSecrets(data, await openDataKey(data, await readKeyFile(keyFile)), makeSecrets())
  const { dealings, markers } = await open(folder)
  const [held, discarded, damaged] = [makeRecord(), makeRecord(), makeRecord()]
  const { ack } = (held.share as { value: { ack: Ack } }).value
  const kept: DealingRecord = { ...makeRecord(), share: { tag: 'kept', value: { x: bytes(32), ack } }, envelopes: [] }
  await dealings.put(damaged)
  const [name] = await readdir(join(data, 'dealings'))
  await writeFile(join(data, 'dealings', name!), 'something else')
  await dealings.get(damaged.registrant, damaged.dealingHash)
  for (const record of [held, kept, discarded]) await dealings.put(record)
  await dealings.discard(discarded.registrant, discarded.dealingHash)
  for (const use of uses) await markers.claim(use)
  const owner = '999999999 1 boot'
  await writeFile(join(data, 'lock'), `${owner} ${createHash('sha256').update(owner).digest('hex').slice(0, 8)}`)
  const original = new Map<string, Buffer>()
  for (const file of await filesOf(data)) original.set(file, await readFile(join(data, file)))
  const restore = async () => {
    for (const file of await filesOf(data)) if (!original.has(file)) await rm(join(data, file))
    for (const [file, content] of original) await writeFile(join(data, file), content)
  }
  return { folder, original, restore }
}

/** A bit in every byte of a small file, and in a sample of a large one's. */
const bitsOf = ({ length }: Buffer): number[] => {
  const step = length <= 256 ? 1 : 13
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => 8 * Math.min(i * step, length - 1) + randomInt(8))
}

/** For every file of this kind and a bit of each of its bytes: what a start finds after that bit was flipped. */
const flipEach = async (
  kind: string,
  look: (name: string, start: ReturnType<typeof open>, folder: Folder) => Promise<void>,
) => {
  const { folder, original, restore } = await populated()
  const files = [...original].filter(([file]) => file.split('/')[0] === kind)
  expect(files).not.toEqual([])
  for (const [file, content] of files)
    for (const bit of bitsOf(content)) {
      await restore()
      const altered = Buffer.from(content)
      altered[bit >> 3]! ^= 1 << (bit & 7)
      await writeFile(join(folder.data, file), altered)
      await look(file.slice(kind.length + 1), open(folder), folder)
    }
}

test('these are all kinds of files that a folder has', async () => {
  const { original } = await populated()
  const kinds = [...original.keys()].map((file) => file.split('/')[0])
  expect(new Set(kinds)).toEqual(new Set(['data-key', 'secrets', 'dealings', 'markers', 'trash', 'quarantine', 'lock']))
})

test.each(['data-key', 'secrets', 'lock'])(
  'a flipped bit in %s: no start, and one line that says why',
  async (kind) => {
    await flipEach(kind, async (_, start) => {
      const error = await start.catch((caught: unknown) => caught)
      expect(error).toBeInstanceOf(StartError)
      expect((error as Error).message).toMatch(/^[^\n]*damaged[^\n]*$/)
    })
  },
  60_000,
)

test('a flipped bit in a dealing: in quarantine, said, absent, and all others as they were', async () => {
  await flipEach('dealings', async (name, start, { data }) => {
    const { damaged, states } = await start
    expect(damaged).toEqual([`dealing ${name}`])
    expect(states).toHaveLength(1)
    expect((await readdir(join(data, 'quarantine'))).some((found) => found.endsWith(`-${name}`))).toBe(true)
  })
}, 60_000)

test('a flipped bit in a marker: said, and its nonce is refused until the chain says what it was for', async () => {
  await flipEach('markers', async (name, start) => {
    const { damaged, states, markers } = await start
    expect(damaged).toEqual([`marker ${name}`])
    expect(states).toEqual(['held', 'kept'])
    const claims = await Promise.allSettled(uses.map((use) => markers.claim(use)))
    expect(claims.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    for (const use of uses) await markers.claim({ ...use, isFinal: true })
    for (const use of uses) await markers.claim(use)
  })
}, 60_000)

test('a flipped bit in the trash: in quarantine, and said', async () => {
  await flipEach('trash', async (name, start, { data }) => {
    const { damaged, states } = await start
    expect(damaged).toEqual([`trash ${name}`])
    expect(states).toEqual(['held', 'kept'])
    expect(await readdir(join(data, 'trash'))).toEqual([])
  })
}, 60_000)

/** The file of this kind with one bit flipped, as a running server's disk would do it. */
const flipIn = async ({ data }: Folder, file: string, bit: number): Promise<Buffer> => {
  const content = await readFile(join(data, file))
  content[bit >> 3]! ^= 1 << (bit & 7)
  await writeFile(join(data, file), content)
  return content
}

test.each(['data-key', 'secrets'])(
  'a bit that flips in %s while the server runs: said, and written again from memory before a start misses it',
  async (kind) => {
    const { folder, original } = await populated()
    const { keepHouse, damaged } = await open(folder)
    for (const bit of bitsOf(original.get(kind)!)) {
      await flipIn(folder, kind, bit)
      await keepHouse()
      expect(damaged.splice(0)).toEqual([`${kind} written again`])
    }
    await rm(join(folder.data, kind))
    await keepHouse()
    expect(damaged.splice(0)).toEqual([`${kind} written again`])
    const { keySets, states } = await open(folder)
    expect([keySets.all().length, states]).toEqual([2, ['held', 'kept']])
    await keepHouse()
    expect(damaged).toEqual([])
  },
  60_000,
)

test('secrets that are damaged on disk and in memory: not written again, said at every look', async () => {
  const { folder } = await populated()
  const { keepHouse, damaged, keySets } = await open(folder)
  const content = await flipIn(folder, 'secrets', 300)
  keySets.all()[0]!.tssSecret[40]! ^= 1
  for (let i = 0; i < 2; i++) {
    await keepHouse()
    expect(damaged.splice(0)).toEqual([expect.stringMatching(/^secrets not written again: .* before the server stops/)])
  }
  expect(await readFile(join(folder.data, 'secrets'))).toEqual(content)
})

test('a bit that flips in a marker while the server runs: said once, and its nonce refused from then on', async () => {
  const { folder, original } = await populated()
  const { keepHouse, damaged } = await open(folder)
  const file = [...original.keys()].find((name) => name.startsWith('markers/'))!
  await flipIn(folder, file, 300)
  await keepHouse()
  expect(damaged).toEqual([`marker ${file.slice('markers/'.length)}`])
  await keepHouse()
  expect(damaged).toHaveLength(1)
  const next = await open(folder)
  expect(next.damaged).toEqual([])
  const claims = await Promise.allSettled(uses.map((use) => next.markers.claim(use)))
  expect(claims.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  for (const use of uses) await next.markers.claim({ ...use, isFinal: true })
  for (const use of uses) await next.markers.claim(use)
})

test('a bit that flips in the trash while the server runs: in quarantine, and said', async () => {
  const { folder, original } = await populated()
  const { keepHouse, damaged } = await open(folder)
  const file = [...original.keys()].find((name) => name.startsWith('trash/'))!
  await flipIn(folder, file, 300)
  await keepHouse()
  expect(damaged).toEqual([`trash ${file.slice('trash/'.length)}`])
  expect((await open(folder)).damaged).toEqual([])
})

test('the look of a running server leaves alone what is just being written', async () => {
  const { folder } = await populated()
  const { keepHouse } = await open(folder)
  const unfinished = ['markers', 'dealings'].map((kind) => join(kind, 'half.0123456789ab.tmp'))
  for (const file of unfinished) await writeFile(join(folder.data, file), 'half')
  await keepHouse()
  expect(await filesOf(folder.data)).toEqual(expect.arrayContaining(unfinished))
  await open(folder)
  for (const file of unfinished) expect(await filesOf(folder.data)).not.toContain(file)
})

test('a flipped bit in quarantine: nothing there is ever read', async () => {
  await flipEach('quarantine', async (_, start) => {
    const { damaged, states } = await start
    expect(damaged).toEqual([])
    expect(states).toEqual(['held', 'kept'])
  })
}, 60_000)
