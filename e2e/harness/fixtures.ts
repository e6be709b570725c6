import { test as base } from './browser.ts'
import { type Network, startNetwork } from './network.ts'
import { setUpWallet, type Wallet } from './wallet.ts'

type Fixtures = {
  /** Its chain makes blocks while a test uses it, and not before or after: that would slow the tests that need none. */
  readonly network: Network
  readonly wallet: Wallet
}
type WorkerFixtures = { readonly started: Network }

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

/** A wallet per test; a network per worker, which every test leaves as it found it. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  started: [startedNetwork(), perWorker],
  network: async ({ started }, use) => {
    await started.chain.resume()
    await use(started)
    await started.chain.pause()
  },
  wallet: async ({ launch, network }, use) => use(await setUpWallet(await launch(), network)),
})

/** For the tests of one file that share a network and change it: servers that are caught lying are in no later roster. */
export const testWithOwnNetwork = () => test.extend<object, WorkerFixtures>({ started: [startedNetwork(), perWorker] })
export { expect } from './browser.ts'
