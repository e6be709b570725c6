import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '../driver/page.ts'
import { expect, test } from '../harness/fixtures.ts'
import { setUpWallet } from '../harness/wallet.ts'
import { home } from '../screens/home.ts'
import { unlock } from '../screens/unlock.ts'
import { completeSession } from './completeSession.ts'
import { searchFolder, searchText, type Wanted } from './search.ts'
import { secretBytes } from './secretsOf.ts'

/** The opened data key, from where it may be while the wallet is open: the session's store, which is memory. */
const dataKeyOf = async (page: Page): Promise<Buffer> => {
  const { dataKey } = (await page.evaluate(() => chrome.storage.session.get('dataKey'))) as {
    dataKey: { $bytes: string }
  }
  return Buffer.from(dataKey.$bytes.slice(2), 'hex')
}

/** All that the wallet itself can read back: both storage areas and every IndexedDB database. */
const everythingStored = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const databases: unknown[] = []
    for (const { name } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name!))
      for (const store of database.objectStoreNames)
        databases.push(name, store, await done(database.transaction(store).objectStore(store).getAll()))
      database.close()
    }
    const [local, session] = await Promise.all([chrome.storage.local.get(), chrome.storage.session.get()])
    return JSON.stringify({ local, session, databases, page: { ...localStorage, ...sessionStorage } })
  })

/** Where the profile holds what this wallet has stored, and what else the browser packs. */
const stores = {
  chromium: { wallet: [/\/Local Extension Settings\/.*\.ldb$/, /\/IndexedDB\/chrome-extension_/], tabs: [] },
  firefox: {
    wallet: [
      /\/moz-extension\+\+\+[^/]+\^userContextId=\d+\/idb\/.*\.sqlite$/,
      /\/moz-extension\+\+\+[^/^]+\/idb\/.*\.sqlite$/,
    ],
    tabs: [/^sessionstore.*\.jsonlz4$/],
  },
}

const placesOf = ({ name }: Wanted, found: readonly string[]): string[] =>
  found.filter((one) => one.startsWith(`${name} in `)).map((one) => one.slice(`${name} in `.length))

/** What pages and workers wrote to their consoles, by the browser's own log. Firefox's own parts write there with their names. */
const saidToConsole = (profile: string): string[] =>
  ['chrome_debug.log', 'browser.log']
    .map((name) => join(profile, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => readFileSync(path, 'utf8').split('\n'))
    .filter((line) => /:CONSOLE|^console\.\w+: (?![\w.-]+: )/.test(line))

/** More than Chromium keeps outside of its tables. */
const muchMore = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (let n = 0; n < 3; n++) {
      await chrome.storage.local.set({ test: `${n}`.repeat(3_000_000) })
      await chrome.storage.local.remove('test')
    }
  })

test('SECURITY 22: after a complete session no secret is on disk, in storage or in a log, in any encoding', async ({
  profile,
  launch,
  network,
}) => {
  test.slow()
  const wallet = await setUpWallet(await launch({ log: true }), network)
  let { page, extension } = wallet
  const made = await completeSession(wallet, network)
  const dataKey = await dataKeyOf(page)
  const wanted: Wanted[] = [...made, secretBytes('the data key', dataKey)]
  await page.goto('about:blank')
  page = await extension.open('popup')
  // While the wallet is open its data key, and nothing else, is in the session's memory.
  expect(searchText('storage', await everythingStored(page), wanted)).toEqual(['the data key in storage'])
  await home(page).lockButton.click()
  await expect(unlock(page).title).toBeVisible()
  expect(searchText('storage', await everythingStored(page), wanted)).toEqual([])
  const said = 'said by the test'
  await page.evaluate<void>(`console.log('${said}')`)
  await extension.close()

  // What was written is packed into tables when much more comes, as it does after weeks.
  extension = await launch()
  page = await extension.open('popup')
  await expect(unlock(page).title).toBeVisible()
  if (extension.browser === 'chromium') await muchMore(page)
  await extension.close()

  const { wallet: kept, tabs } = stores[extension.browser]
  // In every store is found what is known to be there, and in none of Firefox's would be before it is unpacked.
  const known: Wanted = { name: 'a name', forms: [Buffer.from('Account 1')] }
  const open: Wanted = { name: 'a tab', forms: [Buffer.from(`{"entries":[{"url":"${extension.origin}/popup.html`)] }
  const places = searchFolder(profile, [known, open])
  for (const store of kept) expect(placesOf(known, places)).toContainEqual(expect.stringMatching(store))
  for (const store of tabs) expect(placesOf(open, places)).toContainEqual(expect.stringMatching(store))
  // The browser's own log lies in the profile too.
  expect(saidToConsole(profile)).toEqual([expect.stringContaining(said)])
  expect(searchFolder(profile, wanted)).toEqual([])
  // Had any of them lain there, in any form, it would have been found.
  const planted = join(profile, 'planted')
  mkdirSync(planted)
  for (const { name, forms } of wanted)
    for (const form of forms) {
      writeFileSync(join(planted, 'file'), Buffer.concat([Buffer.from('x'), form, Buffer.from('y')]))
      expect(searchFolder(planted, [{ name, forms }])).toEqual([`${name} in file`])
    }
})
