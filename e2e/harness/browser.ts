import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { test as base } from '@playwright/test'
import { launchChromium } from '../driver/chromium.ts'
import type { Extension, LaunchOptions } from '../driver/extension.ts'
import { launchFirefox } from '../driver/firefox/launch.ts'

export { expect } from '../driver/expect.ts'

export const makeProfile = (): Promise<string> => mkdtemp(join(tmpdir(), 'entropy-wallet-profile-'))
export const removeProfile = (profile: string): Promise<void> =>
  rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })

/** Where the extension is that a browser starts with. */
export const builtFor = (browser: string): string => resolve(import.meta.dirname, `../../dist/${browser}`)

/** Starts the browser with the test's own profile, as often as the test likes. */
export type Launch = (options?: Partial<LaunchOptions>) => Promise<Extension>
type Fixtures = {
  /** The test's own folder for the browser. */
  readonly profile: string
  readonly launch: Launch
}

/** A browser profile per test, in the browser that the project names. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures used from here
  profile: async ({}, use) => {
    const profile = await makeProfile()
    await use(profile)
    await removeProfile(profile)
  },
  launch: async ({ profile, browserName }, use, info) => {
    const launched: Extension[] = []
    const launcher = browserName === 'firefox' ? launchFirefox : launchChromium
    await use(async (options) => {
      const extension = await launcher({ profile, ...options })
      launched.push(extension)
      return extension
    })
    const failed = info.status === info.expectedStatus ? [] : launched
    const pages = await Promise.all(failed.map((extension) => extension.pages().catch(() => [])))
    for (const page of pages.flat()) {
      // For those who have only what was printed.
      console.log(`${page.url()}\n${await page.evaluate<string>('document.body.innerText').catch(String)}\n`)
      const body = await page.screenshot().catch(() => undefined)
      if (body) await info.attach(page.url(), { body, contentType: 'image/png' })
    }
    for (const { close } of launched) await close()
  },
})
