import { generateMnemonic } from '@scure/bip39'
import { wordlist } from '@scure/bip39/wordlists/english.js'
import type { Extension } from '../driver/extension.ts'
import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { shutStores } from '../harness/contentScript.ts'
import { test } from '../harness/sharedWallet.ts'
import { askToConnect, PASSWORD, promptOf, visit } from '../harness/site.ts'
import { home } from '../screens/home.ts'
import { phrase } from '../screens/onboarding/phrase.ts'
import { restore } from '../screens/onboarding/restore.ts'
import { welcome } from '../screens/onboarding/welcome.ts'
import { settings } from '../screens/settings.ts'
import { unlock } from '../screens/unlock.ts'

/** Runs an expression where the wallet's content script runs, and says what came of it. */
const inContentScript = (extension: Extension, page: Page, expression: string): Promise<unknown> =>
  extension.inContentScript(
    page,
    `(async () => ${expression})().then((answer) => 'answered: ' + JSON.stringify(answer), (error) => 'refused: ' + error.message)`,
  )

test('a phrase of twenty-four words is restored, and shown with all of them', async ({ launch }) => {
  const extension = await launch()
  const words = generateMnemonic(wordlist, 256).split(' ')
  const tab = await extension.open('onboarding')
  await welcome(tab).restore()
  await restore(tab).fill(words.join(' '), PASSWORD)
  await restore(tab).submit()
  await home(tab).settings()
  await settings(tab).showWords(PASSWORD)
  expect(await phrase(tab).read()).toEqual(words)
  await extension.close()
})

test('SECURITY 24: the data key is in the session store alone, and a content script cannot read it', async ({
  extension,
  site,
}) => {
  const own = await extension.open('popup')
  await expect(home(own).lockButton).toBeVisible()
  const areas = await own.evaluate(() =>
    Promise.all([chrome.storage.session.get('dataKey'), chrome.storage.local.get()]),
  )
  expect(areas[0]).toHaveProperty('dataKey')
  expect(Object.keys(areas[1])).not.toContain('dataKey')
  const page = await visit(extension, site)
  expect(await inContentScript(extension, page, 'chrome.runtime.id')).toMatch(/^answered: "\S+"$/)
  for (const area of shutStores(extension))
    for (const ask of ['get()', "get('dataKey')", "set({ dataKey: 'mine' })"])
      expect(await inContentScript(extension, page, `chrome.storage.${area}.${ask}`)).toMatch(
        /^refused: .*(not allowed|is undefined)/,
      )
})

const session = (page: Page) => page.evaluate(() => chrome.storage.session.get(['dataKey', 'lockAt']))

test('SECURITY 26: a deadline that passed while the background was stopped has locked, and so has a clock set back', async ({
  extension,
}) => {
  const page = await extension.open('popup')
  const late = { lockAt: Date.now() - 1 }
  const back = { seen: Date.now() + 3_600_000 }
  for (const change of [late, back]) {
    await expect(home(page).lockButton).toBeVisible()
    await page.evaluate(async (changed) => {
      const { lockAt } = await chrome.storage.session.get('lockAt')
      await chrome.storage.session.set({ lockAt: { ...(lockAt as object), ...changed } })
    }, change)
    await extension.stopBackground()
    await page.reload()
    await expect(unlock(page).title).toBeVisible()
    await expect.poll(() => session(page)).toEqual({})
    await unlock(page).with(PASSWORD)
  }
})

test('SECURITY 26: locking wipes the session and closes the prompt; the request waits', async ({ extension, site }) => {
  const own = await extension.open('popup')
  const page = await visit(extension, site)
  const prompt = await promptOf(extension, () => askToConnect(page))
  await home(own).lockButton.click()
  await expect.poll(() => prompt.isClosed()).toBe(true)
  expect(await session(own)).toEqual({})
  await expect(unlock(own).text('A site is waiting for your answer.')).toBeVisible()
  await unlock(own).with(PASSWORD)
  await expect(own.getByText(`${new URL(site.origin).host} wants to connect`)).toBeVisible()
})

test('SECURITY 23: no browser feature looks into the words, and a page that is left keeps none of them', async ({
  launch,
}) => {
  let extension = await launch()
  const typed = 'legal winner thank year wave sausage worth useful legal winner thank yellow'
  let page = await extension.open('onboarding')
  await welcome(page).restore()
  const input = page.getByLabel('Recovery words')
  for (const [name, value] of Object.entries({
    autocomplete: 'off',
    autocorrect: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    translate: 'no',
  }))
    await expect(input).toHaveAttribute(name, value)
  await expect(page.locator('form#restore')).toHaveAttribute('autocomplete', 'off')
  await input.fill(typed)
  await page.goto('about:blank')
  await page.goBack()
  await expect(input).toBeVisible()
  expect(await input.inputValue()).toBe('')
  await input.fill(typed)
  await page.reload()
  await expect(input).toHaveValue('')
  await input.fill(typed)
  await extension.close()

  extension = await launch()
  page = await extension.open('onboarding', '#/restore')
  await expect(page.getByLabel('Recovery words')).toHaveValue('')
  await extension.close()
})

test('SECURITY 23: the words are shown in no input, are not translated, and go when the page is left', async ({
  extension,
}) => {
  const page = await extension.open('popup')
  await home(page).proveWords()
  const words = await phrase(page).read()
  const holds = (text: string) => page.evaluate((one) => document.body.textContent.includes(one), text)
  expect(await holds(words[0]!)).toBe(true)
  expect(await page.locator('input, textarea, [contenteditable]').count()).toBe(0)
  await expect(page.getByRole('list', { name: 'Your words, in order' })).toHaveAttribute('translate', 'no')
  await page.goto('about:blank')
  await page.goBack()
  await expect(phrase(page).title).toBeVisible()
  const shown = await page.locator('[data-word]').allTextContents()
  expect(shown.join('')).toBe('')
})
