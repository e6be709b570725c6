import type { Extension } from '../driver/extension.ts'
import type { Page } from '../driver/page.ts'
import { showPicture } from '../driver/picture.ts'
import { home } from '../screens/home.ts'
import { unlock } from '../screens/unlock.ts'
import { expect, makeProfile, printPages, removeProfile, startBrowser } from './browser.ts'
import { test as base, createWallet, PASSWORD } from './site.ts'

// For tests of web pages, which leave no more behind than what the browser keeps for the wallet: starting a browser and
// setting a wallet up take longer than most of them.

type Shared = {
  readonly extension: Extension
  /** Closes every page, stops the background and puts back what was stored when the wallet was new. */
  renew(): Promise<void>
}

/** Longer than any run: the wallet stays open unless a test locks it. */
const autoLockMinutes = 1440

const share = async (extension: Extension): Promise<Shared> => {
  const picture = await showPicture(await extension.newPage(), extension.origin)
  await picture.evaluate((settings) => chrome.storage.local.set({ settings }), { autoLockMinutes })
  await extension.stopBackground()
  await createWallet(extension)
  const stored = await picture.evaluate(() => chrome.storage.local.get())
  const [first] = await extension.pages()

  const open = async () => {
    const page = await extension.open('popup')
    await unlock(page).with(PASSWORD)
    await expect(home(page).lockButton).toBeVisible()
    await page.close()
  }
  return {
    extension,
    async renew() {
      for (const page of await extension.pages()) if (page !== first && page !== picture) await page.close()
      await extension.stopBackground()
      await picture.evaluate(putBack, stored)
      // It may have been woken by that, half way.
      await extension.stopBackground()
      if (!(await isOpen(picture))) await open()
    },
  }
}

const putBack = async (stored: Record<string, unknown>) => {
  const added = Object.keys(await chrome.storage.local.get()).filter((key) => !(key in stored))
  await chrome.storage.local.remove(added)
  await chrome.storage.local.set(stored)
  await chrome.storage.session.remove(['promptWindow', 'view'])
  // Written anew with the next change of the vault.
  indexedDB.deleteDatabase('entropy-wallet')
}

const isOpen = (picture: Page) =>
  picture.evaluate(async () => 'dataKey' in (await chrome.storage.session.get('dataKey')))

/** As `site.ts` has it, with one browser and one wallet for all tests of a worker: not for those that change the browser's clock. */
export const test = base.extend<object, { readonly shared: Shared }>({
  shared: [
    async ({ browserName, startedOnce }, use) => {
      const profile = await makeProfile(startedOnce)
      const extension = await startBrowser(browserName, { profile })
      await use(await share(extension))
      await extension.close()
      await removeProfile(profile)
    },
    { scope: 'worker' },
  ],
  extension: async ({ shared }, use, info) => {
    await shared.renew()
    await use(shared.extension)
    if (info.status !== info.expectedStatus) await printPages(shared.extension, info)
  },
})
