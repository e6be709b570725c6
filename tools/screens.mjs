// A picture of every screen in every state, light and dark, and an accessibility check of each.
// node tools/screens.mjs --help   → demo-out/screens
import { readFileSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { findChromium } from './findBrowser.mjs'
import { unread } from './screens/reading.mjs'

const root = resolve(import.meta.dirname, '..')
const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    scheme: { type: 'string' },
    zoom: { type: 'string', default: '1' },
    help: { type: 'boolean' },
  },
})
if (options.help) {
  console.log(`node tools/screens.mjs [options]: a picture of every screen to demo-out/screens, with axe on each

  --only PATTERN        the screens whose name the regular expression matches; all if not given
  --scheme light|dark   one of the two; both if not given
  --zoom FACTOR         the browser's text size: 2 for 200 %; 1 if not given`)
  process.exit(0)
}
const zoom = Number(options.zoom)
const out = join(root, 'demo-out/screens')
const site = join(root, 'demo-out/preview')
// As in the manifest: what would be blocked there is blocked here.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }
const sizes = { popup: { width: 360, height: 600 }, tab: { width: 1024, height: 720 } }

await build({
  root: join(root, 'src/popup/preview'),
  base: '',
  configFile: false,
  logLevel: 'warn',
  plugins: [react()],
  build: { outDir: site, emptyOutDir: true, modulePreload: false, assetsInlineLimit: 0, reportCompressedSize: false },
})

const server = createServer(async ({ url }, response) => {
  const path = new URL(url ?? '/', 'http://localhost').pathname
  const file = join(site, path === '/' ? 'index.html' : path)
  try {
    const body = await readFile(file)
    response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/plain', 'content-security-policy': policy })
    response.end(body)
  } catch {
    response.writeHead(404).end()
  }
})
await new Promise((done) => server.listen(0, '127.0.0.1', done))
const address = `http://127.0.0.1:${server.address().port}`

const browser = await chromium.launch({ executablePath: findChromium() })
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8')
if (!options.only) await rm(out, { recursive: true, force: true })
await mkdir(out, { recursive: true })

const list = await browser.newPage()
await list.goto(address)
const previews = await list.evaluate(() => window.previews)
await list.close()

let problems = 0
let taken = 0
const complain = (name, text) => {
  problems += 1
  console.error(`${name}: ${text}`)
}

const wanted = Object.entries(previews).filter(([name]) => new RegExp(options.only).test(name))
const schemes = options.scheme ? [options.scheme] : ['light', 'dark']
const waiting = schemes.flatMap((scheme) => wanted.map(([name, preview]) => ({ name, preview, scheme })))
// Two at a time: most of a picture's time is waiting for what a screen shows only after a while.
const photographer = async () => {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { name, preview, scheme } = next
    await take(name, preview, scheme).catch((error) => complain(`${name}-${scheme}`, error.message))
  }
}
await Promise.all([photographer(), photographer()])
await browser.close()
server.close()
console.log(`${taken} pictures in demo-out/screens, ${problems} problems`)
process.exit(problems === 0 ? 0 : 1)

async function take(name, { page: kind = 'popup', act = [], cut, snapshot }, scheme) {
  const context = await browser.newContext({
    viewport: sizes[kind],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
    bypassCSP: false,
  })
  const page = await context.newPage()
  const label = `${name}-${scheme}${zoom === 1 ? '' : `-${zoom}x`}`
  page.on('console', (message) => message.type() === 'error' && complain(label, message.text()))
  page.on('pageerror', (error) => complain(label, error.message))
  if (zoom !== 1) {
    // As a reader who has set the browser's own text size: media queries in rem follow it too.
    const session = await context.newCDPSession(page)
    await session.send('Page.setFontSizes', { fontSizes: { standard: 16 * zoom, fixed: 16 * zoom } })
  }
  await page.goto(`${address}/?${name}`)
  await page.locator('h1').first().waitFor()
  for (const step of act) await perform(page, step)
  // Consent buttons come alive after half a second; what is said of a lost connection, after three.
  await page.waitForTimeout(cut || snapshot === null ? 3300 : 600)
  // The whole screen as if the window were that high: what sticks to an edge stays at the edge.
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  if (height > sizes[kind].height) await page.setViewportSize({ width: sizes[kind].width, height })
  await page.screenshot({ path: join(out, `${label}.png`) })
  taken += 1
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 0) complain(label, `${wide} px wider than the window`)
  for (const text of await unread(page)) complain(label, text)
  // Injected by the debugger, so the page's own policy does not stand in its way.
  await page.evaluate(axe)
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  )
  for (const { id, nodes } of violations) complain(label, `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  await context.close()
}

async function perform(page, step) {
  const typed = /^type:(.+?)=(.*)$/.exec(step)
  if (typed) return page.getByLabel(typed[1], { exact: true }).fill(typed[2])
  if (step === 'option') {
    const option = page.locator('[translate=no] button').first()
    await page.waitForFunction(() => document.querySelector('[translate=no] button')?.textContent)
    return option.click()
  }
  const button = page.getByRole('button', { name: step, exact: true })
  const target = (await button.count()) > 0 ? button : page.getByText(step, { exact: true })
  return target.first().click()
}
