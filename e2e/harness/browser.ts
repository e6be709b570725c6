import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base, type TestInfo } from '@playwright/test'
import { launchChromium } from '../driver/chromium.ts'
import type { Extension, LaunchOptions } from '../driver/extension.ts'
import { launchFirefox, startFirefoxOnce } from '../driver/firefox/launch.ts'

export { expect } from '../driver/expect.ts'

/** A new folder for a browser; `copied`: one to begin with what is in it. */
export const makeProfile = async (copied?: string): Promise<string> => {
  const profile = await mkdtemp(join(tmpdir(), 'entropy-wallet-profile-'))
  if (copied) await cp(copied, profile, { recursive: true })
  return profile
}
export const removeProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })

/** Where the extension is that a browser starts with. */
export const builtFor = (browser: string): string => resolve(import.meta.dirname, `../../dist/${browser}`)

export const startBrowser = (name: string, options: LaunchOptions): Promise<Extension> =>
  name === 'firefox' ? launchFirefox(options) : launchChromium(options)

/** What the pages of a test that failed show: for those who have only what was printed, and as pictures. */
export const printPages = async (extension: Extension, info: TestInfo): Promise<void> => {
  for (const page of await extension.pages().catch(() => [])) {
    console.log(`${page.url()}\n${await page.evaluate<string>('document.body.innerText').catch(String)}\n`)
    const body = await page.screenshot().catch(() => undefined)
    if (body) await info.attach(page.url(), { body, contentType: 'image/png' })
  }
}

/** Starts the browser with the test's own profile, as often as the test likes. */
export type Launch = (options?: Partial<LaunchOptions>) => Promise<Extension>
type Fixtures = {
  /** The test's own folder for the browser. */
  readonly profile: string
  readonly launch: Launch
}
type WorkerFixtures = {
  /** A folder that the browser has started with once, without the wallet: Firefox's very first start costs twice a later one. */
  readonly startedOnce: string
}

/** A browser profile per test, in the browser that the project names. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  startedOnce: [
    async ({ browserName }, use) => {
      const profile = await makeProfile()
      if (browserName === 'firefox') await startFirefoxOnce(profile)
      await use(profile)
      await removeProfile(profile)
    },
    { scope: 'worker' },
  ],
  profile: async ({ startedOnce }, use) => {
    const profile = await makeProfile(startedOnce)
    await use(profile)
    await removeProfile(profile)
  },
  launch: async ({ profile, browserName }, use, info) => {
    const launched: Extension[] = []
    await use(async (options) => {
      const extension = await startBrowser(browserName, { profile, ...options })
      launched.push(extension)
      return extension
    })
    if (info.status !== info.expectedStatus) for (const extension of launched) await printPages(extension, info)
    for (const { close } of launched) await close()
  },
})
