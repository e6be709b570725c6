import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BrowserContext, chromium, type Page, type Worker } from '@playwright/test'
import { findChromium } from '../../tools/findChromium.mjs'

/** The built extension. */
export const folder = resolve(import.meta.dirname, '../../dist/chromium')
const sizes = { popup: { width: 360, height: 600 }, onboarding: { width: 1024, height: 720 } }

export type LaunchOptions = {
  readonly profile: string
  readonly headless?: boolean
  readonly colorScheme?: 'light' | 'dark'
  /** Where the extension is, if it is not the built one. */
  readonly extensionFolder?: string
  /** The browser writes a log into the profile, with all that pages and workers say. */
  readonly log?: boolean
}

export type Extension = {
  readonly context: BrowserContext
  /** Where its own pages are: `chrome-extension://` and its id. */
  readonly origin: string
  /** Opens one of the wallet's own pages in a tab, in the size that it is made for. */
  open(name: keyof typeof sizes, hash?: string): Promise<Page>
  /** The window that the wallet opens because of what `act` does. */
  promptAfter(act: () => Promise<unknown>): Promise<Page>
  /** What a test driver sets: which network the wallet uses, through which nodes. The background follows at once. */
  chooseNetwork(
    network: { readonly node: string; readonly faucet: string },
    ...others: readonly string[]
  ): Promise<void>
  /** As the browser does when it needs the memory: whatever was under way is cut. */
  stopServiceWorker(): Promise<void>
  close(): Promise<void>
}

export const makeProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'entropy-wallet-profile-'))
export const removeProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })

/** The machine's own Chromium with the built extension. @throws when there is no browser or the extension does not load */
export const launchExtension = async ({
  profile,
  headless = true,
  extensionFolder = folder,
  colorScheme,
  log = false,
}: LaunchOptions): Promise<Extension> => {
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
  const [running] = context.serviceWorkers().filter(isOurs)
  const worker = running ?? (await context.waitForEvent('serviceworker', { predicate: isOurs, timeout: 20_000 }))
  // The origin of such an address is opaque to `URL` here.
  const { protocol, host } = new URL(worker.url())
  const origin = `${protocol}//${host}`

  const open: Extension['open'] = async (name, hash = '') => {
    const page = await context.newPage()
    if (headless) await page.setViewportSize(sizes[name])
    await page.goto(`${origin}/${name}.html${hash}`)
    return page
  }
  return {
    context,
    origin,
    open,
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
    async stopServiceWorker() {
      const session = await context.browser()!.newBrowserCDPSession()
      const { targetInfos } = await session.send('Target.getTargets')
      for (const { type, url, targetId } of targetInfos) {
        if (type === 'service_worker' && url.startsWith(origin)) await session.send('Target.closeTarget', { targetId })
      }
      await session.detach()
    },
    close: () => context.close(),
  }
}
