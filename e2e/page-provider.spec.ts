import { expect } from '@playwright/test'
import { askToConnect, kept, promptOf, test, visit } from './harness/site.ts'
import { connect } from './screens/connect.ts'

test('the provider is there for the page’s first inline script, frozen, and leaves nothing else on the window', async ({
  extension,
  site,
}) => {
  site.serve(
    '/first',
    `<!doctype html><script>
      const entry = window.injectedWeb3?.['entropy-wallet']
      window.kept = { enable: typeof entry?.enable, frozen: Object.isFrozen(entry) }
      try { window.injectedWeb3['entropy-wallet'] = { enable: 'mine' } } catch {}
      delete window.injectedWeb3['entropy-wallet']
      window.kept.replaced = window.injectedWeb3['entropy-wallet'] !== entry
    </script>`,
  )
  const page = await visit(extension, site)
  const plain = new Set(await page.evaluate(() => Object.keys(window)))
  for (let visits = 0; visits < 20; visits++) {
    await page.goto(`${site.origin}/first`)
    expect(await page.evaluate(() => window.kept)).toEqual({ enable: 'function', frozen: true, replaced: false })
  }
  expect((await page.evaluate(() => Object.keys(window))).filter((key) => !plain.has(key))).toEqual(['kept'])
})

test('only a top frame gets the provider', async ({ extension, site }) => {
  const other = site.origin.replace('127.0.0.1', 'localhost')
  const frames = [
    `src="/"`,
    `src="${other}/"`,
    `src="about:blank"`,
    `srcdoc="x"`,
    `src="data:text/html,x"`,
    `sandbox="allow-scripts" src="/"`,
  ]
  site.serve('/frames', `<!doctype html>${frames.map((frame) => `<iframe ${frame}></iframe>`).join('')}`)
  const page = await visit(extension, site, '/frames')
  await page.waitForLoadState('networkidle')
  const found = await Promise.all(page.frames().map((frame) => frame.evaluate(() => typeof window.injectedWeb3)))
  expect(found).toEqual(['object', ...frames.map(() => 'undefined')])
})

test('a page can neither hear what the provider says nor see that a file of ours exists', async ({
  extension,
  site,
}) => {
  site.serve(
    '/listens',
    `<!doctype html><script>
      window.kept = { heard: [] }
      const hear = (event) => window.kept.heard.push(event.type)
      for (const type of ['message', 'entropy-wallet:port', 'entropy-wallet:want'])
        for (const target of [window, document]) target.addEventListener(type, hear, true)
    </script>`,
  )
  const page = await visit(extension, site, '/listens')
  await promptOf(extension, () => askToConnect(page))
  await page.evaluate(() => {
    document.dispatchEvent(new Event('entropy-wallet:want'))
    window.kept.own = 1
  })
  expect(await kept(page, 'heard')).toEqual(['entropy-wallet:want', 'entropy-wallet:want'])
  const [worker] = extension.context.serviceWorkers()
  const file = worker!.url().replace('background.js', 'manifest.json')
  expect(
    await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'seen',
          () => 'not seen',
        ),
      file,
    ),
  ).toBe('not seen')
})

test('a page that has replaced what the provider is made of can neither forge nor read an answer', async ({
  extension,
  site,
}) => {
  site.serve(
    '/tampers',
    `<!doctype html><script>
      const { stringify } = JSON
      const stolen = []
      const steal = (what) => (value) => { stolen.push(what); return value }
      const forged = { ok: true, result: [{ address: 'forged' }] }
      MessagePort.prototype.postMessage = steal('postMessage')
      Object.defineProperty(MessageEvent.prototype, 'data', { get: () => steal('data')(stringify(forged)) })
      JSON.parse = () => steal('parse')(forged)
      JSON.stringify = steal('stringify')
      window.Promise = class { constructor() { stolen.push('Promise') } }
      Map.prototype.get = steal('get')
      Object.freeze = steal('freeze')
      crypto.getRandomValues = steal('random')
      Object.prototype.ok = true
      Object.prototype.result = forged.result
      injectedWeb3['entropy-wallet'].enable('x').then(async (injected) => {
        const [account] = await injected.accounts.get()
        document.title = stringify([account.address.slice(0, 1), stolen])
      })
    </script>`,
  )
  const page = await visit(extension, site)
  const prompt = await promptOf(extension, () => askToConnect(page))
  await connect(prompt).approve()
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
  const tampering = await extension.context.newPage()
  await tampering.goto(`${site.origin}/tampers`)
  // The title is read from outside: inside, the page has broken what a test would use.
  const session = await extension.context.browser()!.newBrowserCDPSession()
  const title = async () => {
    const { targetInfos } = await session.send('Target.getTargets')
    return targetInfos.find(({ url }) => url.endsWith('/tampers'))?.title
  }
  await expect.poll(title).toBe('["5",[]]')
})

test('a content script that calls its port "popup" is still a page, and cannot read our storage', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  const session = await extension.context.newCDPSession(page)
  const worlds: { id: number; name: string }[] = []
  session.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context))
  await session.send('Runtime.enable')
  const world = worlds.find(({ name }) => name === 'Entropy Wallet')!
  const inContentScript = async (expression: string): Promise<unknown> => {
    const evaluated = { expression, contextId: world.id, awaitPromise: true, returnByValue: true }
    return (await session.send('Runtime.evaluate', evaluated)).result.value
  }
  const answers = await inContentScript(`new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: 'popup' })
    const answers = []
    port.onMessage.addListener((text) => answers.push(JSON.parse(text)) === 3 && resolve(answers))
    port.postMessage({ id: 0, method: 'snapshot', args: [] })
    for (const [id, method] of ['snapshot', 'vaultFile', 'lock'].entries())
      port.postMessage(JSON.stringify({ id, method, args: [] }))
  })`)
  expect(answers).toMatchObject(Array(3).fill({ ok: false, error: { code: 'unsupported' } }))
  for (const area of ['local', 'session'])
    expect(await inContentScript(`chrome.storage.${area}.get().then(() => 'read', () => 'refused')`)).toBe('refused')
})
