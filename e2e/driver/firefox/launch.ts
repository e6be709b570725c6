import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import puppeteer from 'puppeteer-core'
import { findFirefox } from '../../../tools/findBrowser.mjs'
import { type Extension, type LaunchOptions, sizes } from '../extension.ts'
import type { Page } from '../page.ts'
import { showPicture } from '../picture.ts'
import { bidiOf } from './bidi.ts'
import { openChrome } from './chrome.ts'
import { ID, ORIGIN, prefsFor } from './prefs.ts'
import { type FirefoxTab, openTabs } from './tabs.ts'
import { NotYet, until } from './waiting.ts'

const folder = resolve(import.meta.dirname, '../../../dist/firefox')

/** Firefox finds a folder through a file of the extension's name, and loads it as if it had been installed from a store. */
const install = async (profile: string, extensionFolder: string): Promise<void> => {
  await mkdir(join(profile, 'extensions'), { recursive: true })
  await writeFile(join(profile, 'extensions', ID), extensionFolder)
}

export type FirefoxExtension = Extension & {
  /** 'starting', 'running', 'suspending' or 'stopped'. */
  backgroundState(): Promise<unknown>
}

/** @throws when there is none */
const firefoxPath = (): string => {
  const path = findFirefox()
  if (!path) throw new Error('no Firefox found: install it or set FIREFOX_BIN')
  return path
}

const startWith = (profile: string, options: Partial<LaunchOptions> = {}) =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    userDataDir: profile,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // The wallet's own pages, and the browser's windows, are out of reach without it.
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: prefsFor(options),
  })

/** Lets Firefox write what it writes into an empty folder at its first start. */
export const startFirefoxOnce = async (profile: string): Promise<void> => (await startWith(profile)).close()

/** The machine's own Firefox with the built extension. @throws when there is no browser or the extension does not load */
export const launchFirefox = async ({
  profile,
  extensionFolder = folder,
  ...options
}: LaunchOptions): Promise<FirefoxExtension> => {
  await install(profile, extensionFolder)
  const firefox = await startWith(profile, options)
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
    const tab = await tabs.create()
    await tab.activate()
    if (size) await bidi.send('browsingContext.setViewport', { context: tab.context, viewport: size })
    return tab
  }
  const contextOf = async (wanted: Page) => (await tabs.all()).find(({ page }) => page === wanted)!.context
  let picture: Page | undefined
  const evaluate: Extension['evaluate'] = async (look) => {
    if (!picture || (await picture.isClosed())) picture = await showPicture((await tabs.create()).page, ORIGIN)
    return picture.evaluate(look)
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
    backgroundState: () => chrome.backgroundState(),
    inContentScript: async (page, expression) => chrome.inContentScript(await contextOf(page), expression),
    titleOf: async (page) => chrome.titleOf(await contextOf(page)),
    evaluate,
    close: () => firefox.close(),
  }
}
