import { resolve } from 'node:path'
import { type BrowserContext, chromium, type Page as PlaywrightPage, type Worker } from '@playwright/test'
import { findChromium } from '../../tools/findBrowser.mjs'
import { type Extension, type LaunchOptions, sizes } from './extension.ts'
import type { Page } from './page.ts'

/** The built extension. */
export const folder = resolve(import.meta.dirname, '../../dist/chromium')

type ChromiumOptions = LaunchOptions & { readonly headless?: boolean }

/** Playwright's own pages, and what only Chromium's debugger can do. */
export interface ChromiumExtension extends Extension {
  readonly context: BrowserContext
  open(...which: Parameters<Extension['open']>): Promise<PlaywrightPage>
  newPage(): Promise<PlaywrightPage>
  pages(): Promise<readonly PlaywrightPage[]>
}

/** For tests of what only Chromium has: a page, with all that Playwright can do to it. */
export const playwrightPage = (page: Page): PlaywrightPage => {
  if (!('context' in page)) throw new Error('this needs Chromium')
  return page as PlaywrightPage
}

/** The machine's own Chromium with the built extension. @throws when there is no browser or the extension does not load */
export const launchChromium = async ({
  profile,
  headless = true,
  extensionFolder = folder,
  colorScheme,
  log = false,
}: ChromiumOptions): Promise<ChromiumExtension> => {
  const executablePath = findChromium()
  if (!executablePath) throw new Error('no Chromium found: install it or set CHROMIUM_BIN')
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: null,
    colorScheme: colorScheme ?? null,
    // Whoever starts a browser ends it, after what it talks to.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      `--disable-extensions-except=${extensionFolder}`,
      `--load-extension=${extensionFolder}`,
      '--window-size=1100,800',
      ...(log ? ['--enable-logging', '--v=0'] : []),
    ],
  })
  const isOurs = (worker: Worker) => worker.url().startsWith('chrome-extension://')
  const running = () => context.serviceWorkers().find(isOurs)
  const worker = running() ?? (await context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 20_000 }))
  // The origin of such an address is opaque to `URL` here.
  const { protocol, host } = new URL(worker.url())
  const origin = `${protocol}//${host}`

  return {
    browser: 'chromium',
    context,
    origin,
    async open(name, hash = '') {
      const page = await context.newPage()
      if (headless) await page.setViewportSize(sizes[name])
      await page.goto(`${origin}/${name}.html${hash}`)
      return page
    },
    newPage: () => context.newPage(),
    pages: async () => context.pages(),
    async promptAfter(act) {
      const opened = context.waitForEvent('page', { predicate: (page) => !page.url().startsWith('http') })
      await act()
      const page = await opened
      if (headless) await page.setViewportSize(sizes.popup)
      return page
    },
    async chooseNetwork({ node, faucet }, ...others) {
      await worker.evaluate(
        async (network) => {
          // A background that is still starting hears of no change; it begins to listen before it reads.
          while (!chrome.storage.onChanged.hasListeners()) await new Promise((resolve) => setTimeout(resolve, 10))
          await chrome.storage.local.set({ network })
        },
        { nodes: [node, ...others], faucet },
      )
    },
    async stopBackground() {
      const session = await context.browser()!.newBrowserCDPSession()
      const { targetInfos } = await session.send('Target.getTargets')
      for (const { type, url, targetId } of targetInfos) {
        if (type === 'service_worker' && url.startsWith(origin)) await session.send('Target.closeTarget', { targetId })
      }
      await session.detach()
    },
    async reload() {
      const current = running()!
      const stops = current.waitForEvent('close')
      await current.evaluate(() => void setTimeout(() => chrome.runtime.reload()))
      await stops
    },
    addInitScript: (script) => context.addInitScript(script),
    evaluate: async (look) => (await running()!.evaluate(look)) as never,
    async inContentScript(page, expression) {
      const session = await context.newCDPSession(playwrightPage(page))
      const worlds: { readonly id: number; readonly origin: string }[] = []
      session.on('Runtime.executionContextCreated', ({ context: world }) => worlds.push(world))
      await session.send('Runtime.enable')
      const contextId = worlds.find((world) => world.origin === origin)!.id
      const evaluated = { expression, contextId, awaitPromise: true, returnByValue: true }
      const { result } = await session.send('Runtime.evaluate', evaluated)
      await session.detach()
      return result.value
    },
    async titleOf(page) {
      const session = await context.browser()!.newBrowserCDPSession()
      const { targetInfos } = await session.send('Target.getTargets')
      await session.detach()
      return targetInfos.find(({ url }) => url === page.url())!.title
    },
    close: () => context.close(),
  }
}
