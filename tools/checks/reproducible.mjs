// SECURITY 5: builds the same sources once more, in another folder, and compares every byte of what ships.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { pack } from '../package/pack.mjs'

const root = resolve(import.meta.dirname, '../..')
if (process.argv.includes('--help')) {
  console.log(`usage: node tools/checks/reproducible.mjs

Builds a copy of these sources in a temporary folder and compares both extensions with what was built here; fails on
any difference. Needs a build here.`)
  process.exit()
}

const left = ['node_modules', 'dist', 'demo-out', 'test-results', 'target', '.git']
const equal = (a, b) => Buffer.compare(a, b) === 0
const copy = mkdtempSync(join(tmpdir(), 'entropy-wallet-build-'))
/** Of what goes to the stores, by path. */
const contents = (folder) =>
  new Map(
    ['chromium', 'firefox']
      .flatMap((browser) => readdirSync(join(folder, 'dist', browser), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length), createHash('sha256').update(readFileSync(path)).digest('hex')]),
  )

try {
  if (!existsSync(join(root, 'dist'))) throw new Error('not built: npm run build')
  cpSync(root, copy, { recursive: true, filter: (path) => path === root || !left.includes(basename(path)) })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  const { status, stderr } = spawnSync('node', ['tools/build.mjs'], { cwd: copy, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the copy does not build:\n${stderr}`)
  const [here, there] = [contents(root), contents(copy)]
  const different = [...new Set([...here.keys(), ...there.keys()])].filter((path) => here.get(path) !== there.get(path))
  if (different.length > 0) throw new Error(`different in another folder: ${different.join(', ')}`)
  for (const browser of ['chromium', 'firefox'])
    if (!equal(pack(join(root, 'dist', browser)), pack(join(copy, 'dist', browser))))
      throw new Error(`the package for ${browser} is different in another folder`)
  console.log(`reproducible: ${here.size} files and both packages, the same in another folder`)
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(copy, { recursive: true, force: true })
}
