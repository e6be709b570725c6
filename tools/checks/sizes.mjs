// What the built extension weighs, against its budgets.
import { readFileSync } from 'node:fs'
import { dirname, join, normalize, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { parseAst } from 'vite'
import { pack } from '../package/pack.mjs'

const root = resolve(import.meta.dirname, '../../dist/chromium')
if (process.argv.includes('--help')) {
  console.log(
    'usage: node tools/checks/sizes.mjs\n\nWeighs dist/chromium and the package for dApps in kB (1,000 bytes); fails if a part is over its budget.',
  )
  process.exit()
}

const read = (file) => readFileSync(join(root, file))
const gzip = (files) => files.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).length, 0)

const importing = ['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']
const importsOf = (file) =>
  parseAst(read(file).toString())
    .body.filter(({ type, source }) => importing.includes(type) && source)
    .map(({ source }) => normalize(join(dirname(file), source.value)))

/** What a page needs before it shows anything: its scripts and all that they import statically. */
const scriptsOf = (page) => {
  const found = new Set()
  const add = (file) => {
    if (found.has(file)) return
    found.add(file)
    importsOf(file).forEach(add)
  }
  for (const [, src] of read(page)
    .toString()
    .matchAll(/<script[^>]*\ssrc="([^"]+)"/g))
    add(normalize(src))
  return [...found]
}

/** What a page gets that bundles the package for dApps, without the verification. */
const dappPackage = async () => {
  const entry = resolve(import.meta.dirname, '../../packages/dapp/src/index.ts')
  const { outputFiles } = await build({
    ...{ entryPoints: [entry], bundle: true, minify: true, write: false, format: 'esm', target: 'es2022' },
  })
  return gzipSync(outputFiles[0].contents, { level: 9 }).length
}

const parts = [
  { part: 'background', measure: 'gzip', bytes: gzip(['background.js']), budget: 300_000 },
  { part: 'popup, first screen', measure: 'gzip', bytes: gzip(scriptsOf('popup.html')), budget: 120_000 },
  { part: 'page script', measure: 'gzip', bytes: gzip(['inpage.js']), budget: 6_000 },
  { part: 'content script', measure: 'gzip', bytes: gzip(['content.js']), budget: 1_000 },
  { part: 'for dApps', measure: 'gzip', bytes: await dappPackage(), budget: 2_000 },
  { part: 'package', measure: 'zip', bytes: pack(root).length, budget: 1_200_000 },
]
const over = parts.filter(({ bytes, budget }) => bytes > budget)
const kB = (bytes) => (bytes / 1000).toFixed(1).padStart(8)
console.log(`${'part'.padEnd(20)} ${'measure'.padEnd(8)} ${'kB'.padStart(8)} ${'budget'.padStart(8)}`)
for (const one of parts) {
  const verdict = over.includes(one) ? '  over budget' : ''
  console.log(`${one.part.padEnd(20)} ${one.measure.padEnd(8)} ${kB(one.bytes)} ${kB(one.budget)}${verdict}`)
}
process.exitCode = over.length > 0 ? 1 : 0
