// Builds the extension for both browsers and the server. What was built from the same sources is left as it is.
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { tsImport } from 'tsx/esm/api'
import { createBuilder } from 'vite'

const root = resolve(import.meta.dirname, '..')
const sources = [
  'src',
  'network/server',
  'network/chain/genesis.json',
  'network/devnet/bundle.ts',
  'public',
  'manifest.ts',
]
const settings = ['vite.config.ts', 'package.json', 'package-lock.json', 'tools/build.mjs']
const pages = ['popup.html', 'onboarding.html', 'offscreen.html']
const outputs = ['dist/chromium', 'dist/firefox', 'dist/server.mjs']
const stamp = resolve(root, 'dist/.built')

const { values: options } = parseArgs({ options: { force: { type: 'boolean' }, help: { type: 'boolean' } } })
if (options.help) {
  console.log(`usage: npm run build [-- --force]

Builds dist/chromium, dist/firefox (both load unpacked) and dist/server.mjs.
--force  also when nothing has changed since the last build`)
  process.exit()
}

const filesIn = async (path) => {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (entries === undefined) return [path]
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

/** Names and contents of everything below these paths. */
const hashOf = async (paths) => {
  const files = (await Promise.all(paths.map((path) => filesIn(resolve(root, path))))).flat().sort()
  const hash = createHash('sha256')
  for (const file of files) {
    const content = await readFile(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

// The outputs too: they may have been built in another way since.
const state = async () => `${await hashOf([...sources, ...settings, ...pages])} ${await hashOf(outputs)}\n`

if (!options.force && (await readFile(stamp, 'utf8').catch(() => '')) === (await state())) {
  console.log('build: nothing has changed')
  process.exit()
}

const builder = await createBuilder({ root, logLevel: 'warn' })
await builder.buildApp()

const { bundleProgram } = await tsImport('../network/devnet/bundle.ts', import.meta.url)
await mkdir(resolve(root, 'dist'), { recursive: true })
// Native code, which is found beside the bundle in node_modules.
await copyFile(await bundleProgram('network/server/main.ts', ['secp256k1']), resolve(root, 'dist/server.mjs'))

await writeFile(stamp, await state())
console.log(`build: ${outputs.join(', ')}`)
