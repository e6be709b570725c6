import type { Page } from '../page.ts'
import type { Bidi } from './bidi.ts'
import type { Chrome } from './chrome.ts'
import { pageOf } from './page.ts'
import type { Tab } from './tab.ts'
import { NotYet, until } from './waiting.ts'

/** While a window closes, Firefox sometimes makes a tab that nothing can be loaded into, and stumbles over it itself. */
const refuseHollow = (error: Error): never => {
  throw error.message.includes('WeakMap key null') ? new NotYet('Firefox made a hollow tab') : error
}

export type FirefoxTab = Tab & { readonly page: Page }

/** All tabs of all windows, as the browser tells of them. */
export const openTabs = async (bidi: Bidi, chrome: Chrome, profile: string) => {
  const tabs = new Map<string, FirefoxTab>()
  let front: string | undefined
  const add = (context: string, url: string) => {
    const tab: Tab = {
      ...{ context, bidi, chrome, profile, url, closed: false, frames: [], refresh },
      async activate() {
        if (front === context) return
        await bidi.send('browsingContext.activate', { context })
        front = context
      },
    }
    tabs.set(context, Object.assign(tab, { page: pageOf(tab) }))
  }
  /** The tab that this is, or is in. */
  const homeOf = (context: string): FirefoxTab | undefined =>
    tabs.get(context) ?? [...tabs.values()].find(({ frames }) => frames.some((frame) => frame.context === context))
  bidi.on('browsingContext.contextCreated', ({ context, url, parent }) => {
    if (parent) return void homeOf(parent)?.frames.push({ context, parent, url })
    add(context, url)
    front = context
  })
  bidi.on('browsingContext.contextDestroyed', ({ context }) => {
    const frames = homeOf(context)?.frames
    const at = frames?.findIndex((frame) => frame.context === context) ?? -1
    if (at >= 0) frames!.splice(at, 1)
  })
  /** Asked for, as Firefox does not tell of the end of an extension's page. */
  const refresh = async (): Promise<void> => {
    const { result } = await bidi.send('browsingContext.getTree', { maxDepth: 0 })
    const open = new Set((result as { contexts: { context: string }[] }).contexts.map(({ context }) => context))
    for (const tab of tabs.values()) {
      if (open.has(tab.context)) continue
      tab.closed = true
      tabs.delete(tab.context)
      if (front === tab.context) front = undefined
    }
  }
  for (const event of ['navigationCommitted', 'fragmentNavigated', 'historyUpdated'])
    bidi.on(`browsingContext.${event}`, ({ context, url }) => {
      const tab = homeOf(context)
      if (tab?.context === context) tab.url = url
      else for (const frame of tab?.frames ?? []) if (frame.context === context) frame.url = url
    })
  // Tells of those that are there already as well.
  await bidi.send('session.subscribe', { events: ['browsingContext'] })
  const first = [...tabs.keys()][0]!
  return {
    /** An empty tab beside the one that the browser started with: anywhere else it may be put into a window that is just closing. */
    async create(): Promise<FirefoxTab> {
      const where = { type: 'tab', referenceContext: first, background: true }
      const { result } = await until(() => bidi.send('browsingContext.create', where).catch(refuseHollow))
      front = undefined
      return tabs.get((result as { context: string }).context)!
    },
    async all(): Promise<readonly FirefoxTab[]> {
      await refresh()
      return [...tabs.values()]
    },
  }
}
