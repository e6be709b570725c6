import type { Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { test } from '../harness/sharedWallet.ts'
import { disconnectSite, type EntropyInjected, kept, letIn, promptOf, visit } from '../harness/site.ts'

// A page may write itself anew with `document.open`. Its window stays, all that listened to it and to its document is gone.

/** As an old site does, long after the wallet's scripts ran. */
const rewrite = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.kept.before = window.injectedWeb3['entropy-wallet']
    window.kept.seen = []
    for (const type of ['entropy-wallet:port', 'entropy-wallet:want'])
      document.addEventListener(type, () => (window.kept.seen as string[]).push(type))
    document.open()
    for (const type of ['entropy-wallet:port', 'entropy-wallet:want'])
      document.addEventListener(type, () => (window.kept.seen as string[]).push(type))
    document.write(
      '<!doctype html><title>Anew</title><p>Anew</p><script>window.kept.first = window.injectedWeb3["entropy-wallet"]</script>',
    )
    document.close()
  })

/** Whom the events of `@substrate/discovery` find. */
const discovered = (page: Page): Promise<boolean[]> =>
  page.evaluate(() => {
    const found: boolean[] = []
    const onProvider = ({ provider }: { provider: unknown }) =>
      found.push(provider === window.injectedWeb3['entropy-wallet'])
    dispatchEvent(new CustomEvent('substrateDiscovery:requestProvider', { detail: { onProvider } }))
    return found
  })

test('a page that writes itself anew keeps the wallet, what it asked and what it listens to; and nothing is offered to it a second time', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  await letIn(extension, page)
  await page.evaluate(() => {
    const { accounts } = window.kept.injected as EntropyInjected
    accounts.subscribe((all) => {
      window.kept.count = all.length
    })
  })
  await expect.poll(() => kept(page, 'count')).toBe(1)
  await promptOf(extension, () =>
    page.evaluate(() => {
      const { entropy } = window.kept.injected as EntropyInjected
      entropy.register({}).result.catch(({ code }) => Object.assign(window.kept, { asked: code }))
    }),
  )
  await rewrite(page)
  expect(await page.evaluate(() => document.title)).toBe('Anew')
  expect(
    await page.evaluate(() => {
      const { before, first, seen } = window.kept
      const now = window.injectedWeb3['entropy-wallet']
      return [now === before, now === first, seen]
    }),
  ).toEqual([true, true, []])
  expect(await discovered(page)).toEqual([true])
  await disconnectSite(extension, site)
  await expect.poll(() => kept(page, 'asked')).toBe(4100)
  await expect.poll(() => kept(page, 'count')).toBe(0)
  const left = () => (window.kept.injected as EntropyInjected).accounts.get()
  expect(await page.evaluate(left)).toEqual([])
})

test('written anew, left, and come back to out of the browser’s cache: the page asks on and hears on', async ({
  extension,
  site,
}) => {
  site.serve('/elsewhere', '<!doctype html><title>Elsewhere</title>')
  const page = await visit(extension, site)
  await letIn(extension, page)
  await rewrite(page)
  await page.evaluate(() => {
    const { accounts } = window.kept.injected as EntropyInjected
    addEventListener('pageshow', ({ persisted }) => {
      window.kept.persisted = persisted
    })
    accounts.subscribe((all) => {
      window.kept.count = all.length
    })
  })
  await expect.poll(() => kept(page, 'count')).toBe(1)
  await page.goto(`${site.origin}/elsewhere`)
  await disconnectSite(extension, site)
  await page.goBack()
  expect(await kept(page, 'persisted')).toBe(true)
  await expect.poll(() => kept(page, 'count'), { timeout: 5_000 }).toBe(0)
})
