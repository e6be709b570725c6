import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { build } from './demo/build.ts'
import { outputFolder } from './demo/pictures.ts'
import { onStage } from './demo/stage.ts'
import { measureClosed } from './measure/closed.ts'
import { measureFirstAnswer } from './measure/firstAnswer.ts'
import { measureNewcomer } from './measure/newcomer.ts'
import { measurePopup } from './measure/popup.ts'
import { misses, type Row, table } from './measure/rows.ts'

const help = `usage: npm run measure

Builds the wallet, starts a development network and Chromium with the wallet, and measures, each against its aim:

- how long a newcomer takes to a registered key: the machine's time in the real screens, and with it what a practised
  person needs to decide, point, press and type (a model; writing down the twelve words is not counted)
- when the popup is ready: its home screen painted and the page free to take input; with the background alive and stopped
- the popup's heap after a forced collection
- a site's first answer after the background was stopped
- what the wallet does while it is closed: it uses no network, and the browser can put its background to sleep

Prints a table and writes demo-out/measure.json. A report, not a test: times are this machine's and its load's, so it
succeeds though an aim is missed, and says MISSED. Takes about six minutes.`

const devnet = { port: 0, blockMs: 1000, basePort: 0, faucetPort: 0, dappPort: 0 }
const say = (text: string) => console.error(`measure: ${text}`)
const load = () => loadavg().map((one) => Math.round(one * 10) / 10)

const measure = () =>
  onStage({ devnet, headless: true }, async ({ network, extension, profile }) => {
    await extension.chooseNetwork(network)
    const rows: Row[] = []
    const before = load()
    const take = async (what: string, measuring: Promise<readonly Row[]>) => {
      say(what)
      rows.push(...(await measuring))
    }
    await take('a newcomer', measureNewcomer(extension))
    await take('the popup', measurePopup(extension))
    await take('first answers', measureFirstAnswer(extension, network.dapp))
    const { origin } = extension
    await extension.close()
    await take('the closed wallet', measureClosed(profile, `${origin}/popup.html`))
    return { rows, cores: cpus().length, load: { before, after: load() } }
  })

try {
  const { values } = parseArgs({ options: { help: { type: 'boolean', default: false } } })
  if (values.help) {
    console.log(help)
    process.exit(0)
  }
  build()
  const report = await measure()
  if (report === 'stopped') process.exit(1)
  await mkdir(outputFolder, { recursive: true })
  await writeFile(join(outputFolder, 'measure.json'), `${JSON.stringify(report, null, 2)}\n`)
  const missed = report.rows.filter(misses).length
  console.log(table(report.rows))
  console.log(
    `\n${missed === 0 ? 'every aim kept' : `${missed} missed`}; ${report.cores} cores, load ${report.load.before[0]} to ${report.load.after[0]}`,
  )
  process.exit(0)
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
