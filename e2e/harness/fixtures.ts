import { test as base } from '@playwright/test'
import { type Extension, type LaunchOptions, launchExtension, makeProfile, removeProfile } from './extension.ts'
import { type Network, startNetwork } from './network.ts'
import { setUpWallet, type Wallet } from './wallet.ts'

type Fixtures = {
  /** The test's own folder for the browser. */
  readonly profile: string
  /** Starts a browser with the test's own profile, as often as the test likes. */
  readonly launch: (options?: Omit<LaunchOptions, 'profile'>) => Promise<Extension>
  readonly wallet: Wallet
}

type WorkerFixtures = { readonly network: Network }

/** Playwright gives a worker, and what it has started, to everybody with the same function: each call makes another one. */
const startedNetwork =
  () =>
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures used from here
  async ({}, use: (network: Network) => Promise<void>) => {
    const network = await startNetwork()
    await use(network)
    await network.stop()
  }
const perWorker = { scope: 'worker', timeout: 300_000 } as const

/** A browser profile and a wallet per test; a network per worker, which every test leaves as it found it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  network: [startedNetwork(), perWorker],
  // biome-ignore lint/correctness/noEmptyPattern: as above
  profile: async ({}, use) => {
    const profile = await makeProfile()
    await use(profile)
    await removeProfile(profile)
  },
  launch: async ({ profile }, use, info) => {
    const launched: Extension[] = []
    await use(async (options) => {
      const extension = await launchExtension({ profile, ...options })
      launched.push(extension)
      return extension
    })
    const pages = info.status === info.expectedStatus ? [] : launched.flatMap(({ context }) => context.pages())
    for (const page of pages) {
      // For those who have only what was printed.
      console.log(`${page.url()}\n${await page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String)}\n`)
      const body = await page.screenshot({ timeout: 5_000 }).catch(() => undefined)
      if (body) await info.attach(new URL(page.url()).pathname, { body, contentType: 'image/png' })
    }
    for (const { close } of launched) await close()
  },
  wallet: async ({ launch, network }, use) => use(await setUpWallet(await launch(), network)),
})

/** For the tests of one file that share a network and change it: servers that are caught lying are in no later roster. */
export const testWithOwnNetwork = () => test.extend<object, WorkerFixtures>({ network: [startedNetwork(), perWorker] })
export { expect } from '@playwright/test'
