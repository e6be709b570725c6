import type { Extension } from '../driver/extension.ts'
import type { Frame } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { askPort, shutStores } from '../harness/contentScript.ts'
import { test } from '../harness/sharedWallet.ts'
import { foreignPayload } from '../harness/signing.ts'
import { askToConnect, kept, openPrompts, promptOf, visit } from '../harness/site.ts'
import { connect } from '../screens/connect.ts'

test('SECURITY 11: the provider is there for the first inline script, in frames and under the strictest policy too, frozen, and leaves nothing else on the window', async ({
  extension,
  site,
}) => {
  const look = `
    const entry = window.injectedWeb3?.['entropy-wallet']
    window.kept = { enable: typeof entry?.enable, frozen: Object.isFrozen(entry) }
    try { window.injectedWeb3['entropy-wallet'] = { enable: 'mine' } } catch {}
    delete window.injectedWeb3['entropy-wallet']
    window.kept.replaced = window.injectedWeb3['entropy-wallet'] !== entry`
  const first = `<!doctype html><script nonce="it">${look}</script>`
  site.serve('/first', first)
  site.serve('/strict', first, "default-src 'none'; script-src 'nonce-it'")
  site.serve('/frame', `${first}<iframe src="/first"></iframe>`)
  const page = await visit(extension, site)
  const plain = new Set(await page.evaluate(() => Object.keys(window)))
  const there = { enable: 'function', frozen: true, replaced: false }
  for (let visits = 0; visits < 20; visits++)
    for (const path of ['/frame', '/strict', '/first']) {
      await page.goto(site.origin + path)
      for (const frame of [page.mainFrame(), ...page.mainFrame().childFrames()])
        expect(await frame.evaluate(() => window.kept)).toEqual(there)
    }
  expect((await page.evaluate(() => Object.keys(window))).filter((key) => !plain.has(key))).toEqual(['kept'])
})

test('SECURITY 10: a top frame gets the provider, and a frame with none but its own origin around it; no other does', async ({
  extension,
  site,
}) => {
  const other = site.origin.replace('127.0.0.1', 'localhost')
  const within = (origin: string, path: string) => `<!doctype html><iframe src="${origin}${path}"></iframe>`
  const frames = [
    ['object', 'src="/leaf"'],
    ['object', 'sandbox="allow-scripts allow-same-origin" src="/leaf"'],
    ['undefined', `src="${other}/leaf"`],
    ['undefined', `src="${other}/back"`], // and one of our origin in it
    ['undefined', 'src="about:blank"'],
    ['undefined', 'srcdoc="x"'],
    ['undefined', 'src="data:text/html,x"'],
    ['undefined', 'sandbox="allow-scripts" src="/leaf"'],
  ] as const
  site.serve('/leaf', '<!doctype html>')
  site.serve('/back', within(site.origin, '/leaf'))
  site.serve('/frames', `<!doctype html>${frames.map(([, frame]) => `<iframe ${frame}></iframe>`).join('')}`)
  const page = await visit(extension, site, '/frames')
  const provided = (frame: Frame) => frame.evaluate(() => typeof window.injectedWeb3)
  expect(await Promise.all(page.mainFrame().childFrames().map(provided))).toEqual(frames.map(([what]) => what))
  const [back] = page.mainFrame().childFrames()[3]!.childFrames()
  expect([back!.url(), await provided(back!)]).toEqual([`${site.origin}/leaf`, 'undefined'])
})

test('SECURITY 9: a page can neither hear what the provider says nor see that a file of ours exists', async ({
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
  expect(
    await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'seen',
          () => 'not seen',
        ),
      `${extension.origin}/manifest.json`,
    ),
  ).toBe('not seen')
})

test('SECURITY 7: a content script that calls its port "popup" is still a page, and cannot read our storage', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  const inContentScript = (expression: string) => extension.inContentScript(page, expression)
  const answers = await inContentScript(`new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: 'popup' })
    const answers = []
    port.onMessage.addListener((text) => answers.push(JSON.parse(text)) === 3 && resolve(answers))
    port.postMessage({ id: 0, method: 'snapshot', args: [] })
    for (const [id, method] of ['snapshot', 'vaultFile', 'lock'].entries())
      port.postMessage(JSON.stringify({ id, method, args: [] }))
  })`)
  expect(answers).toMatchObject(Array(3).fill({ ok: false, error: { code: 'unsupported' } }))
  for (const area of shutStores(extension))
    expect(
      await inContentScript(`(async () => chrome.storage.${area}.get())().then(() => 'read', () => 'refused')`),
    ).toBe('refused')
})

test('SECURITY 14: before consent nothing about accounts, keys or networks reaches a page, however it asks', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  const inContentScript = (expression: string) => extension.inContentScript(page, expression)
  const address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY'
  const calls: readonly (readonly [string, ...unknown[]])[] = [
    ['status', address],
    ['register', 'page-id-1', {}],
    ['signRaw', 'page-id-2', { address, data: 'a', type: 'bytes' }],
    ['signPayload', 'page-id-3', foreignPayload(address)],
    ['networks'],
  ]
  for (const [method, ...args] of calls) {
    const answer = await inContentScript(askPort([{ id: 'call', method, args }]))
    expect(answer).toMatchObject([{ ok: false, error: { code: 'unauthorised' } }])
  }
  expect(await inContentScript(askPort([{ id: 'call', method: 'accounts', args: [] }]))).toMatchObject([{ result: [] }])
  expect(await openPrompts(extension)).toBe(0)
})

test('SECURITY 8: whatever a page that was let in sends, nothing comes of what is no call', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  const prompt = await promptOf(extension, () => askToConnect(page))
  await connect(prompt).approve()
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
  await expect.poll(() => prompt.isClosed()).toBe(true)
  const inContentScript = (expression: string) => extension.inContentScript(page, expression)
  const methods = [
    'register',
    'signRaw',
    'signPayload',
    'enable',
    'cancel',
    'status',
    '__proto__',
    'constructor',
    'then',
  ]
  const odd = [
    null,
    0,
    -1,
    '',
    'x'.repeat(70_000),
    [],
    { odd: {} },
    { address: 1 },
    { __proto__: null, data: {} },
    true,
  ]
  const messages = methods.flatMap((method) =>
    odd.flatMap((one) => [
      { id: 'odd', method, args: [one] },
      { id: 'odd', method, args: ['page-id-1', one] },
      { id: 'odd', method, args: one },
      { id: one, method, args: [] },
    ]),
  )
  const raw = ['', '{', '[]', 'null', '"register"', '\ud800', `{"id":1,"method":"lock","args":[]}`, 'x'.repeat(200_000)]
  const last = { id: 'last', method: 'accounts', args: [] }
  const before = await stored(extension)
  const answers = (await inContentScript(askPort([...raw, ...messages, last], 'last'))) as {
    ok: boolean
    id: unknown
  }[]
  expect(answers.filter(({ ok }) => ok).map(({ id }) => id)).toEqual(['last'])
  expect(await stored(extension)).toEqual(before)
  expect(await openPrompts(extension)).toBe(0)
})

/** What the wallet keeps of sites and their wishes. */
const stored = (extension: Extension): Promise<unknown> =>
  extension.evaluate(() => chrome.storage.local.get(['sites', 'requests', 'registrations']))
