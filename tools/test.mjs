// Runs everything that must hold, and counts it.
import { mkdirSync } from 'node:fs'
import { relative } from 'node:path'
import { results, root } from './test/run.mjs'
import { lanes, last } from './test/stages.mjs'

const stages = [...lanes.flat(), ...last]
const names = stages.map(({ name }) => name)
const asked = process.argv.slice(2)
if (asked.includes('--help') || asked.some((name) => !names.includes(name))) {
  console.log(`usage: npm test [-- STAGE…]

Without a stage all of them: ${names.join(', ')}.
What they print is in ${relative(root, results)}/<stage>.log. With CI=true a missing cargo is a failure.`)
  process.exit(asked.includes('--help') ? 0 : 2)
}

const wanted = new Set(asked.length > 0 ? asked : names)
for (const { name, needs } of stages) if (needs && wanted.has(name)) wanted.add(needs)

const tailLines = 120
const tail = (text) => text.trimEnd().split('\n').slice(-tailLines).join('\n')
const failedStages = new Set()
const total = { passed: 0, failed: 0 }

const run = async ({ name, needs, verbose, go }) => {
  const start = Date.now()
  const result = failedStages.has(needs)
    ? { passed: 0, failed: 1, skipped: 0, output: `not run, because ${needs} failed\n` }
    : await go()
  const { passed, skipped, notRun, output } = result
  // CI skips nothing.
  const failed = result.failed + (process.env.CI === 'true' ? skipped : 0)
  total.passed += passed
  total.failed += failed
  if (failed > 0) failedStages.add(name)
  const counts = notRun ? 'not run' : `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  console.log(`── ${name.padEnd(12)} ${counts}  (${((Date.now() - start) / 1000).toFixed(1)} s)`)
  if (failed > 0 || notRun || verbose) console.log(`${tail(output)}\n`)
}

const runLane = async (lane) => {
  for (const stage of lane) if (wanted.has(stage.name)) await run(stage)
}

mkdirSync(results, { recursive: true })
const start = Date.now()
await Promise.all(lanes.map(runLane))
await runLane(last)

console.log(`\n${((Date.now() - start) / 1000).toFixed(0)} s; logs in ${relative(root, results)}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
