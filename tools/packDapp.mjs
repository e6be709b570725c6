// Builds the package for dApp authors and packs it: dist/entropy-wallet-dapp-<version>.tgz. The same sources give the same bytes.
import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..')
if (process.argv.includes('--help')) {
  console.log('usage: npm run package\n\nBuilds packages/dapp and packs it into dist/; prints the path of the archive.')
  process.exit()
}

const source = join(root, 'packages/dapp')
const out = join(root, 'dist')
rmSync(join(source, 'dist'), { recursive: true, force: true })
mkdirSync(out, { recursive: true })
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', source], { stdio: ['ignore', 2, 2] })
const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--json', `--pack-destination=${out}`], { cwd: source })
console.log(join(out, JSON.parse(packed.toString())[0].filename))
