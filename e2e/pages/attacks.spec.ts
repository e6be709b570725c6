import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { askToConnect, type EntropyInjected, kept, letIn, openPrompts, promptOf, test, visit } from '../harness/site.ts'
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

test('SECURITY 11: a page that has replaced what the provider is made of can neither forge nor read an answer', async ({
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
  const tampering = await extension.newPage()
  await tampering.goto(`${site.origin}/tampers`)
  // The title is read from outside: inside, the page has broken what a test would use.
  await expect.poll(() => extension.titleOf(tampering)).toBe('["5",[]]')
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
