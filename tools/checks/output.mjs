// SECURITY 3: looks at what ships, not at what was written.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, resolve } from 'node:path'
import { findInPage, findInScript, findInStyle } from './findings.mjs'

const dist = resolve(import.meta.dirname, '../../dist')
if (process.argv.includes('--help')) {
  console.log(`usage: node tools/checks/output.mjs

Scans dist/chromium and dist/firefox for code made from text, inline or remote code and source maps, and for files that the
manifest names and that are not there; fails if it finds any.`)
  process.exit()
}

const scans = { '.js': findInScript, '.html': findInPage, '.css': findInStyle, '.svg': findInPage }

const missing = (folder) => {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  const { background, content_scripts, action, icons } = manifest
  return [
    ...(background.scripts ?? [background.service_worker]),
    ...content_scripts.flatMap(({ js }) => js),
    action.default_popup,
    ...Object.values(icons),
  ].filter((file) => !existsSync(join(folder, file)))
}

const problems = ['chromium', 'firefox'].flatMap((browser) => {
  const folder = join(dist, browser)
  if (!existsSync(folder)) return [`${browser}: not built`]
  const found = readdirSync(folder, { recursive: true }).flatMap((file) => {
    if (extname(file) === '.map') return [`${browser}/${file}: a source map`]
    const scan = scans[extname(file)]
    const findings = scan ? scan(readFileSync(join(folder, file), 'utf8')) : []
    return findings.map(({ what, near }) => `${browser}/${file}: ${what}\n  ${near}`)
  })
  return [...found, ...missing(folder).map((file) => `${browser}: ${file} is missing`)]
})

for (const problem of problems) console.error(problem)
console.log(problems.length === 0 ? 'output: nothing wrong' : `output: ${problems.length} wrong`)
process.exitCode = problems.length === 0 ? 0 : 1
