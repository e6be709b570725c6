import type { Extension } from '../driver/extension.ts'
import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { PASSWORD, test } from '../harness/site.ts'
import { deleteCopy, mended, readStored, type StoredVault, writeStored } from '../harness/stored.ts'
import { home } from '../screens/home.ts'
import { phrase } from '../screens/onboarding/phrase.ts'
import { unlock } from '../screens/unlock.ts'
import { damaged } from '../screens/vault/damaged.ts'
import { recover } from '../screens/vault/recover.ts'

/** Changes the disk behind the wallet's back; then everything starts anew. */
const restartWith = async (extension: Extension, page: Page, change: (stored: StoredVault) => unknown) => {
  await writeStored(page, change(structuredClone(await readStored(page))))
  await page.evaluate(() => chrome.storage.session.clear())
  await extension.stopBackground()
  await page.reload()
}

const edited = (stored: StoredVault, change: (file: StoredVault['file']) => void) => {
  change(stored.file)
  return { ...stored, file: mended(stored.file) }
}

const attacks: readonly [string, RegExp, (stored: StoredVault) => unknown][] = [
  ['cut short', /cut short or changed/, ({ file, ...rest }) => ({ ...rest, file: { version: file.version } })],
  [
    'with a lower cost for guessing',
    /cut short or changed/,
    (stored) =>
      edited(stored, ({ kdf }) => {
        kdf.passes = 1
      }),
  ],
  [
    'with other names',
    /copy are not the same/,
    (stored) =>
      edited(stored, ({ records }) => {
        records[0]!.publics.keys[0]!.name = 'Mine'
      }),
  ],
  ['put back to an earlier one', /something put an earlier one in its place/, (stored) => ({ ...stored, revision: 0 })],
  ['deleted', /is gone/, () => undefined],
]

test('SECURITY 27: a vault edited on disk is refused by name, and the second copy restores it', async ({
  extension,
}) => {
  test.slow()
  const page = await extension.open('popup')
  const address = await home(page).address()
  for (const [what, reason, change] of attacks) {
    await restartWith(extension, page, change)
    await expect(damaged(page).title, what).toBeVisible()
    await expect(damaged(page).text(reason), what).toBeVisible()
    await damaged(page).restoreCopy()
    await unlock(page).with(PASSWORD)
    await expect(home(page).lockButton, what).toBeVisible()
    expect(await home(page).address()).toBe(address)
  }
})

test('SECURITY 27: a record that was changed is found when the vault is opened, and the second copy restores it', async ({
  extension,
}) => {
  const page = await extension.open('popup')
  await expect(home(page).lockButton).toBeVisible()
  await restartWith(extension, page, (stored) => ({
    ...edited(stored, ({ records }) => {
      const { secret } = records[0]!
      secret.ciphertext = secret.ciphertext.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))
    }),
    // As if it were the later one.
    revision: stored.revision + 1,
  }))
  await unlock(page).with(PASSWORD)
  await expect(damaged(page).text(/your password fits, but/)).toBeVisible()
  await damaged(page).restoreCopy()
  await unlock(page).with(PASSWORD)
  await expect(home(page).lockButton).toBeVisible()
})

test('with both copies gone the words bring the wallet back, and never a fresh start', async ({ extension }) => {
  const page = await extension.open('popup')
  const address = await home(page).address()
  await home(page).proveWords()
  const words = await phrase(page).read()
  await page.evaluate(() => chrome.storage.local.set({ registrations: { r1: {} } }))
  await deleteCopy(page)
  await restartWith(extension, page, () => undefined)
  await expect(damaged(page).text('There is no second copy in this browser.')).toBeVisible()
  await damaged(page).restoreWithWords()
  await recover(page).with(words.join(' '), PASSWORD)
  await expect(home(page).lockButton).toBeVisible()
  expect(await home(page).address()).toBe(address)
})
