// Installs what a command needs and this machine lacks. Plain Node, as it runs before anything is installed.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findChromium, findFirefox } from './findBrowser.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const usage = `usage: node tools/setup.mjs [npm] [chromium] [firefox] [openssl]

npm       the packages of package-lock.json, install scripts off
chromium  a Chromium and a font, by apt, unless CHROMIUM_BIN or PATH has one
firefox   a Firefox and a font, by apt, unless FIREFOX_BIN or PATH has one
openssl   the openssl command, by apt

Does nothing for what is there already.`

const fail = (message) => {
  console.error(message)
  process.exit(1)
}

const run = (command, args) => {
  // What is installed is no part of a command's own output.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] })
  if (status !== 0) fail(`setup: ${command} ${args.join(' ')} ${error?.message ?? `ended with ${status}`}`)
}

const lockfile = (path) => JSON.parse(readFileSync(resolve(root, path), 'utf8')).packages

/** Compares with what npm says it installed; packages for other machines may be missing. */
const npmIsUpToDate = () => {
  if (!existsSync(resolve(root, 'node_modules/.package-lock.json'))) return false
  const { '': _, ...wanted } = lockfile('package-lock.json')
  const present = lockfile('node_modules/.package-lock.json')
  const same = ([path, { version, integrity, optional }]) => {
    const found = present[path]
    return found ? found.version === version && found.integrity === integrity : optional === true
  }
  return Object.entries(wanted).every(same) && Object.keys(present).every((path) => path in wanted)
}

const isOnPath = (name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0

const apt = (packages, otherwise) => {
  const become = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const mayInstall = isOnPath('apt-get') && (become.length === 0 || spawnSync('sudo', ['-n', 'true']).status === 0)
  if (!mayInstall) fail(`setup: ${otherwise}`)
  console.error(`setup: installing ${packages.join(', ')}`)
  const [command, ...args] = [
    ...become,
    'env',
    'DEBIAN_FRONTEND=noninteractive',
    'apt-get',
    '-qq',
    '-o=Dpkg::Use-Pty=0',
  ]
  run(command, [...args, 'update'])
  run(command, [...args, 'install', '--yes', '--no-install-recommends', ...packages])
}

const steps = {
  npm() {
    if (npmIsUpToDate()) return
    console.error('setup: installing the packages of package-lock.json')
    run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  },
  chromium() {
    if (findChromium()) return
    if (process.env.CHROMIUM_BIN) fail(`setup: CHROMIUM_BIN is ${process.env.CHROMIUM_BIN}, which is no program`)
    apt(['chromium', 'fonts-dejavu-core'], 'install Chromium 133 or later, or set CHROMIUM_BIN to it')
  },
  firefox() {
    if (findFirefox()) return
    if (process.env.FIREFOX_BIN) fail(`setup: FIREFOX_BIN is ${process.env.FIREFOX_BIN}, which is no program`)
    apt(['firefox-esr', 'fonts-dejavu-core'], 'install Firefox ESR 153 or later, or set FIREFOX_BIN to it')
  },
  openssl() {
    if (!isOnPath('openssl')) apt(['openssl'], 'install openssl')
  },
}

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) fail(`setup: Node 20.19 or later is needed, this is ${process.version}`)

const names = process.argv.slice(2)
if (names.includes('--help')) {
  console.log(usage)
  process.exit()
}
for (const name of names) {
  if (!Object.hasOwn(steps, name)) fail(usage)
  steps[name]()
}
