// The package for dApp authors as they get it: the archive's form, its types, and the examples in the documents.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
if (process.argv.includes('--help')) {
  console.log(
    'usage: node tools/checks/dappPackage.mjs\n\nPacks packages/dapp, lints the archive, and compiles and runs the examples of its documents.',
  )
  process.exit()
}

let failed = 0
const run = (name, command, args, cwd = root) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'}  ${name}`)
  if (status !== 0) console.log(`${stdout}${stderr}${error?.message ?? ''}`)
  if (status !== 0) failed += 1
}
const bin = (name) => join(root, 'node_modules/.bin', name)

const pack = () => execFileSync(process.execPath, [join(root, 'tools/packDapp.mjs')], { encoding: 'utf8' }).trim()
const digest = (file) => createHash('sha256').update(readFileSync(file)).digest('hex')
const archive = pack()
const first = digest(archive)
if (digest(pack()) !== first) {
  console.log('FAILED  two builds, two archives')
  failed += 1
}

run('publint', bin('publint'), [archive, '--strict'])
// ES modules only: `require` needs Node 20.19 or later, and the resolution of Node 10 knows no `exports`.
run('attw', bin('attw'), [archive, '--profile', 'esm-only', '--no-color', '--no-emoji'])

const dapp = mkdtempSync(join(tmpdir(), 'entropy-dapp-'))
try {
  const installed = join(dapp, 'node_modules/@entropy-wallet/dapp')
  mkdirSync(installed, { recursive: true })
  execFileSync('tar', ['-xzf', archive, '--strip-components=1', '-C', installed])
  symlinkSync(join(root, 'node_modules/@noble'), join(dapp, 'node_modules/@noble'))
  writeFileSync(join(dapp, 'package.json'), '{ "type": "module" }')

  for (const document of ['packages/dapp/README.md', 'docs/dapps.md']) {
    const text = readFileSync(join(root, document), 'utf8')
    const examples = [...text.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code]) => code)
    const name = document.replaceAll(/\W/g, '-')
    for (const [index, code] of examples.entries()) writeFileSync(join(dapp, `${name}-${index}.ts`), code)
    // The first has no types in it, so it is JavaScript as it stands.
    writeFileSync(join(dapp, 'example.mjs'), examples[0])
    // A user who says yes, and a network that does its work.
    const player = `import { createMockWallet } from '@entropy-wallet/dapp/mock'
      const mock = createMockWallet()
      mock.install()
      const clock = setInterval(mock.step, 1)
      await import('./example.mjs')
      clearInterval(clock)`
    writeFileSync(join(dapp, 'play.mjs'), player)
    run(`${document}: the first example runs`, process.execPath, ['play.mjs'], dapp)
  }
  for (const resolution of ['nodenext', 'bundler']) {
    const compilerOptions = {
      ...{ target: 'es2022', lib: ['es2023', 'dom'], types: [], strict: true, noEmit: true },
      ...{ exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      ...{ module: resolution === 'bundler' ? 'preserve' : resolution, moduleResolution: resolution },
    }
    writeFileSync(join(dapp, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
    run(`the examples compile (${resolution})`, bin('tsc'), ['-p', '.'], dapp)
  }
} finally {
  rmSync(dapp, { recursive: true, force: true })
}
process.exitCode = failed === 0 ? 0 : 1
