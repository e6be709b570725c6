import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { pack } from './pack.mjs'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})

function folderOf(files: readonly (readonly [name: string, content: string])[], time: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'entropy-wallet-pack-'))
  folders.push(folder)
  mkdirSync(join(folder, 'pages'))
  for (const [name, content] of files) {
    writeFileSync(join(folder, name), content)
    utimesSync(join(folder, name), time, time)
  }
  return folder
}

const files = [
  ['manifest.json', '{}'],
  ['pages/b.js', 'b'.repeat(10_000)],
  ['pages/a.js', ''],
] as const
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('the same contents are the same bytes, in whatever order, time and time zone they are packed', () => {
  const folder = folderOf(files, 1_000_000_000)
  const here = pack(folder)
  expect(pack(folderOf([...files].reverse(), 1_700_000_000))).toEqual(here)
  const script = `import('${resolve(import.meta.dirname, 'pack.mjs')}').then(({ pack }) => process.stdout.write(pack('${folder}')))`
  for (const TZ of ['Pacific/Kiritimati', 'America/Los_Angeles', 'Asia/Kathmandu']) {
    const { stdout } = spawnSync(process.execPath, ['-e', script], { env: { ...process.env, TZ } })
    expect(sha256(stdout), TZ).toBe(sha256(here))
  }
})

/** Names and contents, by the local headers (APPNOTE 4.3.7) and with an inflater that is not the packer's. */
function unpack(zip: Uint8Array): [name: string, content: string][] {
  const bytes = Buffer.from(zip)
  const found: [string, string][] = []
  for (let at = 0; bytes.readUInt32LE(at) === 0x04034b50; ) {
    const [method, size, nameSize, extraSize] = [8, 18, 26, 28].map((field) =>
      field === 18 ? bytes.readUInt32LE(at + field) : bytes.readUInt16LE(at + field),
    ) as [number, number, number, number]
    const start = at + 30 + nameSize + extraSize
    const content = bytes.subarray(start, start + size)
    found.push([
      bytes.toString('utf8', at + 30, at + 30 + nameSize),
      String(method === 8 ? inflateRawSync(content) : content),
    ])
    at = start + size
  }
  return found
}

test('every file is in it, as it was, and nothing else', () => {
  expect(unpack(pack(folderOf(files, 1_000_000_000)))).toEqual([...files].sort(([a], [b]) => (a < b ? -1 : 1)))
})
