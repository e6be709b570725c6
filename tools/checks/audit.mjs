// Known advisories on what ships, against those that docs/dependencies.md explains.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
if (process.argv.includes('--help')) {
  console.log(`usage: node tools/checks/audit.mjs

Asks the registry for advisories on the runtime dependencies. Fails on one that docs/dependencies.md does not name (GHSA-…).
A registry that gives no advisories is said so, and is no failure: that is not a property of this code.`)
  process.exit()
}

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { cwd: root, encoding: 'utf8' })
const answer = JSON.parse(stdout || '{}')
if (!answer.vulnerabilities) {
  console.log('audit: this registry answers no questions about advisories; nothing was checked')
  process.exit()
}
const explained = readFileSync(resolve(root, 'docs/dependencies.md'), 'utf8')
const advisories = Object.values(answer.vulnerabilities).flatMap(({ name, via }) =>
  via.filter((one) => typeof one === 'object').map(({ url, title }) => ({ name, title, id: url.split('/').at(-1) })),
)
const open = advisories.filter(({ id }) => !explained.includes(id))
for (const { name, id, title } of open) console.error(`${name}: ${id} ${title}`)
console.log(`audit: ${advisories.length} known, ${open.length} not explained`)
process.exitCode = open.length > 0 ? 1 : 0
