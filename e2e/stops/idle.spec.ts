import { EventEmitter, once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '../harness/browser.ts'
import { leaveAlone } from '../harness/leftAlone.ts'
import { createWallet, letIn } from '../harness/site.ts'

// Chromium's debugger keeps the background alive, and a test that stops it by force proves nothing about how the browser does it:
// here the wallet is left alone. What the page sees it tells to the server that it came from.

type Told = { readonly accounts: number; readonly time: number }

/** The page asks when it is loaded, and once more when the server lets it. */
const page = `<!doctype html><title>Idle</title><script>
  const tell = (value) => fetch('/told', { method: 'POST', body: JSON.stringify(value) })
  const ask = async (injected) => {
    const before = performance.now()
    const accounts = await injected.accounts.get()
    return tell({ accounts: accounts.length, time: performance.now() - before })
  }
  // A browser that has just started may show a page before it has loaded its extensions.
  if (location.pathname === '/asks' && !window.injectedWeb3) setTimeout(() => location.reload(), 200)
  else if (location.pathname === '/asks') injectedWeb3['entropy-wallet'].enable('Idle').then(async (injected) => {
    await ask(injected)
    await fetch('/wait')
    await ask(injected)
  })
</script>`

const serve = async () => {
  const events = new EventEmitter()
  const told: Told[] = []
  let release = () => {}
  const server: Server = createServer((request, response) => {
    if (request.method === 'POST') {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        told.push(JSON.parse(body))
        events.emit('told')
        response.end()
      })
    } else if (request.url === '/wait') release = () => response.end()
    else response.setHeader('content-type', 'text/html').end(page)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** What the page has told so many times. */
    async told(times: number): Promise<Told> {
      while (told.length < times) await once(events, 'told')
      return told[times - 1]!
    },
    letAsk: () => release(),
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}

test('SECURITY 13: the browser itself puts the idle background to sleep, as nothing keeps it awake, and the next call is answered', async ({
  profile,
  launch,
  browserName,
}) => {
  test.setTimeout(240_000)
  const site = await serve()
  const extension = await launch()
  await createWallet(extension)
  const tab = await extension.newPage()
  await tab.goto(site.origin)
  await letIn(extension, tab)
  await extension.close()

  const browser = await leaveAlone(browserName, profile, `${site.origin}/asks`)
  try {
    expect(await site.told(1)).toMatchObject({ accounts: 1 })
    expect(await browser.runs()).toBe(true)
    await expect.poll(browser.runs, { timeout: 180_000, intervals: [1_000] }).toBe(false)
    site.letAsk()
    const { accounts, time } = await site.told(2)
    expect(accounts).toBe(1)
    console.log(`first answer after an idle death: ${Math.round(time)} ms`)
  } finally {
    await browser.stop()
    site.close()
  }
})
