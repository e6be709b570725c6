import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { test } from '../harness/sharedWallet.ts'
import { askToConnect, type EntropyInjected, letIn, openPrompts, promptOf, visit } from '../harness/site.ts'
import { connect } from '../screens/connect.ts'

// What a hostile page does about the wallet, done.

test('SECURITY 9: what a page posts, forges and replays reaches nobody, by whatever way', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  await page.evaluate(() => {
    window.kept = {}
    const heard: unknown[] = []
    window.kept.heard = heard
    const call = JSON.stringify({ id: 'forged', method: 'enable', args: ['page-id-1'] })
    const reply = JSON.stringify({ id: 'forged', ok: true, result: [{ address: 'forged' }] })
    const channels = ['entropy-wallet', 'entropy-wallet:port', 'popup', 'background']
    for (const name of channels) {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => heard.push(data)
      const take = { data: call, ports: [port2] }
      document.dispatchEvent(new MessageEvent(name, take))
      window.dispatchEvent(new MessageEvent(name, { data: call }))
      port1.postMessage(call)
      const broadcast = new BroadcastChannel(name)
      broadcast.onmessage = ({ data }) => heard.push(data)
      broadcast.postMessage(call)
    }
    document.dispatchEvent(new Event('entropy-wallet:want'))
    for (const forged of [call, reply, 'gone', 'cut', 'wake', { origin: 'entropy-wallet', request: call }])
      window.postMessage(forged, '*')
    const reach = (globalThis as { chrome?: { runtime?: { connect?: unknown } } }).chrome?.runtime?.connect
    window.kept.reach = typeof reach
  })
  // What was forged came before this, in order: had any of it been a call, this would share its prompt or be answered.
  const prompt = await promptOf(extension, () => askToConnect(page))
  await expect(connect(prompt).title).toBeVisible()
  const stored = await extension.evaluate(async () => {
    const { requests } = await chrome.storage.local.get('requests')
    return (requests as { asked: { pageIds: string[] } }[]).flatMap(({ asked }) => asked.pageIds)
  })
  expect(stored).toHaveLength(1)
  expect(stored).not.toContain('page-id-1')
  expect(await page.evaluate(() => window.kept)).toEqual({ heard: [], reach: 'undefined', enabled: 'waiting' })
})

test('SECURITY 11: a page that has replaced everything the provider could be made of neither forges nor reads an answer', async ({
  extension,
  site,
}) => {
  site.serve(
    '/tampers',
    `<!doctype html><script>
      const { stringify } = JSON, { apply, ownKeys } = Reflect, { then } = Promise.prototype
      const { defineProperty, getOwnPropertyDescriptor, create } = Object
      const provider = injectedWeb3['entropy-wallet']
      const stolen = create(null)
      const thief = (what, value) => function () { stolen[what] = 'stolen'; return value }
      const forged = { ok: true, result: [{ address: 'forged' }], changed: { accounts: [] } }
      const all = (prototype, name) => {
        const keys = ownKeys(prototype)
        for (let i = 0; i < keys.length; i++) {
          const { configurable, value } = getOwnPropertyDescriptor(prototype, keys[i])
          if (keys[i] === 'constructor' || typeof value !== 'function' || !configurable) continue
          const what = name + (typeof keys[i] === 'symbol' ? ' a symbol' : ' ' + keys[i])
          defineProperty(prototype, keys[i], { value: thief(what, forged), configurable: true })
        }
      }
      const getter = (prototype, key) => defineProperty(prototype, key, { get: thief('get ' + key, stringify(forged)) })
      getter(MessageEvent.prototype, 'data'); getter(MessageEvent.prototype, 'ports'); getter(CustomEvent.prototype, 'detail')
      const on = (promise, next) => apply(then, promise, [next, (error) => { document.title = 'error ' + error.message }])
      const iterator = Object.getPrototypeOf([][Symbol.iterator]())
      all(Promise.prototype, 'Promise#'); all(Map.prototype, 'Map#'); all(Set.prototype, 'Set#'); all(Promise, 'Promise')
      all(MessagePort.prototype, 'MessagePort#'); all(EventTarget.prototype, 'EventTarget#'); all(Error.prototype, 'Error#')
      all(JSON, 'JSON'); all(Crypto.prototype, 'Crypto#'); all(Date, 'Date'); all(Math, 'Math'); all(Reflect, 'Reflect')
      all(String.prototype, 'String#'); all(Number.prototype, 'Number#'); all(Function.prototype, 'Function#')
      all(iterator, 'Iterator#'); all(Array.prototype, 'Array#'); all(Array, 'Array'); all(Object, 'Object')
      window.setTimeout = thief('setTimeout'); window.reportError = thief('reportError')
      window.postMessage = thief('postMessage'); window.dispatchEvent = thief('dispatchEvent')
      window.Promise = window.MessageChannel = window.Error = window.Uint32Array = thief('constructor', forged)
      const setter = (key) => defineProperty(Array.prototype, key, { set: thief('set ' + key), configurable: true })
      setter('0'); setter('1')
      Object.prototype.ok = true; Object.prototype.result = forged.result; Object.prototype.changed = forged.changed
      Object.prototype.accounts = []; Object.prototype.news = {}; Object.prototype.id = 1; Object.prototype.error = {}
      Object.prototype.get = Object.prototype.set = thief('accessor')
      on(provider.enable('x'), (injected) => {
        injected.accounts.subscribe((heard) => {
          on(injected.accounts.get(), (accounts) => {
            document.title = accounts[0].address + ' ' + heard[0].address + ' ' + heard.length + stringify(stolen)
          })
        })
      })
    </script>`,
  )
  const page = await visit(extension, site)
  await letIn(extension, page)
  const address = await page.evaluate(
    async () => (await (window.kept.injected as EntropyInjected).accounts.get())[0]!.address,
  )
  const tampering = await extension.newPage()
  await tampering.goto(`${site.origin}/tampers`)
  // The title is read from outside: inside, the page has broken what a test would use.
  await expect.poll(() => extension.titleOf(tampering)).toBe(`${address} ${address} 1{}`)
})

/** So many calls at once, of all kinds; what they end with, counted. Those that wait are not waited for. */
const flood = (page: Page, count: number): Promise<Record<string, number>> =>
  page.evaluate(async (calls) => {
    const { entropy, accounts } = window.kept.injected as EntropyInjected
    const ends: Record<string, number> = {}
    const note = (end: string | number) => {
      ends[end] = (ends[end] ?? 0) + 1
    }
    const one = (i: number): Promise<unknown> => {
      if (i % 4 === 0) return accounts.get()
      if (i % 4 === 1) return entropy.resume(`unknown-id-${i}`).result
      return entropy.register({ ref: `${i}` }).result
    }
    for (let i = 0; i < calls; i++)
      one(i).then(
        () => note('answered'),
        ({ code }) => note(code),
      )
    // Three of the registrations wait for the user.
    while (Object.values(ends).reduce((sum, some) => sum + some, 0) < calls - 3)
      await new Promise((resolve) => setTimeout(resolve, 20))
    return ends
  }, count)

test('SECURITY 18: a thousand requests a second open one window, three wait, the rest are refused; other sites are served meanwhile', async ({
  extension,
  site,
}) => {
  const [page, other] = [await visit(extension, site), await extension.newPage()]
  await other.goto(site.origin.replace('127.0.0.1', 'localhost'))
  for (const one of [page, other]) {
    await letIn(extension, one)
    await expect.poll(() => openPrompts(extension)).toBe(0)
  }
  let flooding = true
  const floods = (async () => {
    const ends = [await flood(page, 1_000), await flood(page, 1_000), await flood(page, 1_000)]
    flooding = false
    return ends
  })()
  const times: number[] = []
  while (flooding)
    times.push(
      await other.evaluate(async () => {
        const before = performance.now()
        await (window.kept.injected as EntropyInjected).accounts.get()
        return performance.now() - before
      }),
    )
  const ends = await floods
  for (const { '-32002': refused = 0, '-32602': unknown = 0 } of ends) expect(refused + unknown).toBeGreaterThan(500)
  expect(Math.max(...times)).toBeLessThan(2_000)
  expect(await openPrompts(extension)).toBe(1)
  const stored = await extension.evaluate(async () => {
    const { requests } = await chrome.storage.local.get('requests')
    return (requests as { decision: { kind: string } }[]).filter(({ decision }) => decision.kind === 'pending').length
  })
  expect(stored).toBe(3)
})
