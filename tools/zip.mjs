// Makes what is handed to the browsers' stores.
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pack } from './package/pack.mjs'

if (process.argv.includes('--help')) {
  console.log(`usage: npm run zip

Builds the extension and packs it for each store: dist/entropy-wallet-<version>-chromium.zip and -firefox.zip. The same
sources give the same bytes everywhere; the hashes are printed, so that anybody can compare.`)
  process.exit()
}

const dist = resolve(import.meta.dirname, '../dist')
for (const browser of ['chromium', 'firefox']) {
  const folder = join(dist, browser)
  const { version } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const bytes = pack(folder)
  const name = `entropy-wallet-${version}-${browser}.zip`
  writeFileSync(join(dist, name), bytes)
  const hash = createHash('sha256').update(bytes).digest('hex')
  console.log(`${hash}  dist/${name}  ${(bytes.length / 1000).toFixed(1)} kB`)
}
