import type { Frame, Page } from '../page.ts'
import type { Event } from './bidi.ts'
import { pressKey, typeKeys } from './input.ts'
import { scopeOf } from './locator.ts'
import { preferred } from './prefs.ts'
import { ask, run, type Tab } from './tab.ts'
import { NotYet, until } from './waiting.ts'

/** What is shown now is there completely. Firefox's own word for it never comes for a page that moved to another process. */
const whole = (tab: Tab): Promise<void> =>
  until(async () => {
    if ((await ask(tab, 'readiness', [])) !== 'complete') throw new NotYet(`${tab.url} is still loading`)
  })

const load = async (tab: Tab, how: 'navigate' | 'reload', params: object = {}): Promise<void> => {
  await tab.bidi.send(`browsingContext.${how}`, { context: tab.context, wait: 'none', ...params })
  await whole(tab)
}

const goBack = async (tab: Tab): Promise<void> => {
  const before = await until(() => ask(tab, 'address', []))
  await tab.bidi.send('browsingContext.traverseHistory', { context: tab.context, delta: -1 })
  // Asked for, as Firefox does not tell of a way back to an address without a fragment.
  tab.url = await until(async () => {
    const address = await ask(tab, 'address', [])
    if (address === before) throw new NotYet(`the page stays at ${before}`)
    return address
  })
  await whole(tab)
}

const evaluateIn =
  ({ bidi }: Tab, context: string): Page['evaluate'] =>
  async (look: unknown, given?: unknown) =>
    (await run({ bidi, context }, look, given)) as never

const frameOf = (tab: Tab, { context, url }: Pick<Tab, 'context' | 'url'>): Frame => ({
  url: () => url,
  childFrames: () => tab.frames.filter(({ parent }) => parent === context).map((frame) => frameOf(tab, frame)),
  evaluate: evaluateIn(tab, context),
})

/** The next file that this browser saves. */
const download = ({ bidi }: Tab) => {
  const heard = (event: string) => new Promise<Event>((resolve) => bidi.once(`browsingContext.${event}`, resolve))
  const [begun, ended] = [heard('downloadWillBegin'), heard('downloadEnd')]
  return begun.then(({ suggestedFilename }) => ({
    suggestedFilename: () => suggestedFilename!,
    path: async () => (await ended).filepath!,
  }))
}

const patternOf = (url: string | RegExp): RegExp => {
  if (typeof url !== 'string') return url
  const parts = url.split(/(\*\*|\*)/).map((part) => {
    if (part === '**') return '.*'
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`)
}

export const pageOf = (tab: Tab): Page => {
  const { bidi, chrome, context } = tab
  return {
    ...scopeOf(tab, []),
    goto: (url) => load(tab, 'navigate', { url }),
    reload: () => load(tab, 'reload'),
    goBack: () => goBack(tab),
    url: () => tab.url,
    title: async () => (await run(tab, () => document.title)) as string,
    waitForURL: (url) =>
      until(async () => {
        if (!patternOf(url).test(tab.url)) throw new NotYet(`the address is ${tab.url}, not ${url}`)
      }),
    evaluate: evaluateIn(tab, context),
    keyboard: {
      async press(key) {
        await tab.activate()
        await pressKey(tab, key)
      },
      async type(text) {
        await tab.activate()
        await typeKeys(tab, text)
      },
    },
    async emulateMedia({ colorScheme, reducedMotion }) {
      if (colorScheme !== undefined) await chrome.setPref(...preferred.colorScheme(colorScheme))
      if (reducedMotion !== undefined) await chrome.setPref(...preferred.reducedMotion(reducedMotion))
    },
    waitForEvent: () => download(tab),
    mainFrame: () => frameOf(tab, tab),
    bringToFront: () => tab.activate(),
    async screenshot() {
      const { result } = await bidi.send('browsingContext.captureScreenshot', { context })
      return Buffer.from((result as { data: string }).data, 'base64')
    },
    async close() {
      const failure = await bidi.send('browsingContext.close', { context }).then(
        () => undefined,
        (error: Error) => error,
      )
      await tab.refresh()
      // It may have closed by itself just now.
      if (failure && !tab.closed) throw failure
    },
    async isClosed() {
      await tab.refresh()
      return tab.closed
    },
  }
}
