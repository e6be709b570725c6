import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import puppeteer from 'puppeteer-core'
import { findFirefox } from '../../../tools/findBrowser.mjs'
import { type Extension, type LaunchOptions, sizes } from '../extension.ts'
import type { Page } from '../page.ts'
import { bidiOf } from './bidi.ts'
import { openChrome } from './chrome.ts'
import { pageOf } from './page.ts'
import { ID, ORIGIN, prefsFor } from './prefs.ts'
import { type FirefoxTab, openTabs } from './tabs.ts'
import { NotYet, until } from './waiting.ts'

const folder = resolve(import.meta.dirname, '../../../dist/firefox')

/** Firefox finds a folder through a file of the extension's name, and loads it as if it had been installed from a store. */
const install = async (profile: string, extensionFolder: string): Promise<void> => {
  await mkdir(join(profile, 'extensions'), { recursive: true })
  await writeFile(join(profile, 'extensions', ID), extensionFolder)
}

/** The machine's own Firefox with the built extension. @throws when there is no browser or the extension does not load */
export const launchFirefox = async ({
  profile,
  extensionFolder = folder,
  ...options
}: LaunchOptions): Promise<Extension> => {
  const executablePath = findFirefox()
  if (!executablePath) throw new Error('no Firefox found: install it or set FIREFOX_BIN')
  await install(profile, extensionFolder)
  const firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    userDataDir: profile,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // The wallet's own pages, and the browser's windows, are out of reach without it.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: prefsFor(options),
  })
  if (options.log)
    for (const out of [firefox.process()!.stdout!, firefox.process()!.stderr!])
      out.pipe(createWriteStream(join(profile, 'browser.log'), { flags: 'a' }))
  const bidi = bidiOf(firefox)
  const chrome = await openChrome(bidi)
  const tabs = await openTabs(bidi, chrome, profile)
  // At its first start the background runs; later ones leave it until something wakes it.
  await until(async () => {
    const state = await chrome.backgroundState()
    if (state !== 'running' && state !== 'stopped') throw new NotYet(`the background is ${state ?? 'not there'}`)
  })

  const newTab = async (size?: { readonly width: number; readonly height: number }): Promise<FirefoxTab> => {
    const { result } = await bidi.send('browsingContext.create', { type: 'tab' })
    const { context } = result as { context: string }
    if (size) await bidi.send('browsingContext.setViewport', { context, viewport: size })
    return tabs.get(context)
  }
  const contextOf = async (wanted: Page) => (await tabs.all()).find(({ page }) => page === wanted)!.context
  const evaluate: Extension['evaluate'] = async (look) => {
    const tab = await newTab()
    const page = pageOf(tab)
    // A picture runs nothing of the wallet's, and is where an extension may do what it may.
    await page.goto(`${ORIGIN}/icons/16.png`)
    const said = await page.evaluate(look)
    await page.close()
    return said
  }
  return {
    browser: 'firefox',
    origin: ORIGIN,
    async open(name, hash = '') {
      const page = (await newTab(sizes[name])).page
      await page.goto(`${ORIGIN}/${name}.html${hash}`)
      return page
    },
    newPage: async () => (await newTab()).page,
    pages: async () => (await tabs.all()).map(({ page }) => page),
    async promptAfter(act) {
      const known = new Set(await tabs.all())
      await act()
      return until(async () => {
        const opened = (await tabs.all()).find((tab) => !known.has(tab) && tab.url.startsWith(ORIGIN))
        if (!opened) throw new NotYet('the wallet opened no window')
        return opened.page
      })
    },
    async chooseNetwork({ node, faucet }, ...others) {
      const network = { nodes: [node, ...others], faucet }
      await evaluate<void>(`chrome.storage.local.set({ network: ${JSON.stringify(network)} })` as never)
    },
    reload: () => chrome.reload(),
    async addInitScript(script) {
      const functionDeclaration = typeof script === 'string' ? `() => { ${script} }` : String(script)
      await bidi.send('script.addPreloadScript', { functionDeclaration })
    },
    stopBackground: () => chrome.stopBackground(),
    inContentScript: async (page, expression) => chrome.inContentScript(await contextOf(page), expression),
    titleOf: async (page) => chrome.titleOf(await contextOf(page)),
    evaluate,
    close: () => firefox.close(),
  }
}
