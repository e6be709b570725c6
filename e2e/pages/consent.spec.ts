import { expect } from '../harness/browser.ts'
import { test } from '../harness/sharedWallet.ts'
import {
  askToConnect,
  createWallet,
  disconnectSite,
  type Injected,
  kept,
  letIn,
  openPrompts,
  PASSWORD,
  promptOf,
  visit,
} from '../harness/site.ts'
import { connect } from '../screens/connect.ts'
import { home } from '../screens/home.ts'
import { unlock } from '../screens/unlock.ts'

test('SECURITY 18: pages of one site share one prompt, and the background may stop while it is open', async ({
  extension,
  site,
}) => {
  const pages = [await visit(extension, site), await visit(extension, site)]
  const prompt = await promptOf(extension, () => Promise.all(pages.map(askToConnect)))
  await expect(connect(prompt).title).toBeVisible()
  await expect(prompt.getByText(site.origin)).toBeVisible()
  expect(await openPrompts(extension)).toBe(1)
  await extension.stopBackground()
  expect(await kept(pages[0]!, 'enabled')).toBe('waiting')
  await connect(prompt).approve()
  for (const page of pages) await expect.poll(() => kept(page, 'enabled')).toBe('ok')
  await expect.poll(() => prompt.isClosed()).toBe(true)
})

test('SECURITY 15: a rejected site stays rejected and opens no prompt, until the user forgets it', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  const prompt = await promptOf(extension, () => askToConnect(page))
  await connect(prompt).reject()
  await expect.poll(() => kept(page, 'enabled')).toBe(4001)
  await page.reload()
  await askToConnect(page)
  await expect.poll(() => kept(page, 'enabled')).toBe(4001)
  await expect.poll(() => openPrompts(extension)).toBe(0)
  await disconnectSite(extension, site)
  await letIn(extension, page)
})

test('SECURITY 13: the first call after the background was stopped is answered, every time', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  await letIn(extension, page)
  const times: number[] = []
  for (let stops = 0; stops < 10; stops++) {
    await extension.stopBackground()
    const [accounts, time] = await page.evaluate(async () => {
      const before = performance.now()
      const answer = await (window.kept.injected as Injected).accounts.get()
      return [answer.length, performance.now() - before] as const
    })
    expect(accounts).toBe(1)
    times.push(Math.round(time))
  }
  const median = times.toSorted((a, b) => a - b)[5]
  test.info().annotations.push({ type: 'first answer after a stop', description: `${median} ms` })
})

test('SECURITY 14: disconnecting reaches a page whose background had stopped', async ({ extension, site }) => {
  const page = await visit(extension, site)
  await letIn(extension, page)
  await page.evaluate(() => {
    const seen: number[] = []
    window.kept.seen = seen
    ;(window.kept.injected as Injected).accounts.subscribe((accounts) => seen.push(accounts.length))
  })
  await expect.poll(() => kept(page, 'seen')).toEqual([1])
  await extension.stopBackground()
  await disconnectSite(extension, site)
  await expect.poll(() => kept(page, 'seen')).toEqual([1, 0])
  const code = page.evaluate(() =>
    (window.kept.injected as Injected).entropy.register({}).result.catch((error) => error.code),
  )
  expect(await code).toBe(4100)
})

test('SECURITY 21: a request outlives its window, a reload of the page and the browser', async ({ launch, site }) => {
  let extension = await launch()
  await createWallet(extension)
  let page = await visit(extension, site)
  const prompt = await promptOf(extension, () => askToConnect(page))
  await prompt.close()
  await page.reload()
  await extension.close()

  extension = await launch()
  const popup = await extension.open('popup')
  await unlock(popup).with(PASSWORD)
  await expect(home(popup).lockButton).toBeVisible()
  page = await visit(extension, site)
  const again = await promptOf(extension, () => askToConnect(page))
  await expect(connect(again).title).toBeVisible()
  expect(await extension.evaluate(() => chrome.action.getBadgeText({}))).toBe('1')
  await connect(again).approve()
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
  await extension.close()
})
