import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '../driver/page.ts'
import { builtFor, expect } from '../harness/browser.ts'
import { askToConnect, type EntropyInjected, kept, letIn, promptOf, test, visit } from '../harness/site.ts'

// Whatever has become of the wallet, a page hears it: with a number, and never with silence.

/** What these calls of the page end with. */
const codesOf = (page: Page): Promise<unknown[]> =>
  page.evaluate(() => {
    const { accounts, entropy } = window.kept.injected as EntropyInjected
    const calls = [
      window.injectedWeb3['entropy-wallet']!.enable('A site'),
      accounts.get(),
      entropy.list(),
      entropy.register({}).result,
      entropy.resume('an-id-of-before').result,
    ]
    return Promise.all(
      calls.map((call) =>
        call.then(
          () => 'answered',
          ({ code }) => code,
        ),
      ),
    )
  })

test('updated while pages are open: what they had asked, and whatever they ask, ends with 4802', async ({
  extension,
  site,
}) => {
  const [page, quiet] = [await visit(extension, site), await visit(extension, site)]
  await letIn(extension, page)
  await page.evaluate(() => {
    const { entropy } = window.kept.injected as EntropyInjected
    const told: number[] = []
    entropy.on('disconnect', ({ code }) => told.push(code))
    window.kept.told = told
  })
  await promptOf(extension, () =>
    page.evaluate(() => {
      const { entropy } = window.kept.injected as EntropyInjected
      entropy.register({}).result.catch(({ code }) => Object.assign(window.kept, { asked: code }))
    }),
  )
  await extension.reload()
  await expect.poll(() => kept(page, 'asked'), { timeout: 30_000 }).toBe(4802)
  expect(await kept(page, 'told')).toEqual([4802])
  expect(await codesOf(page)).toEqual(Array(5).fill(4802))
  await askToConnect(quiet)
  await expect.poll(() => kept(quiet, 'enabled')).toBe(4802)
})

for (const [name, background, time] of [
  ['does not answer', '', 20_000],
  ['cuts off whoever asks', 'port.disconnect()', 5_000],
] as const)
  test(`a background that ${name}: enable ends with 4803, and so does the next`, async ({
    launch,
    site,
    browserName,
  }) => {
    const folder = await mkdtemp(join(tmpdir(), 'entropy-wallet-broken-'))
    await cp(builtFor(browserName), folder, { recursive: true })
    await writeFile(join(folder, 'background.js'), `chrome.runtime.onConnect.addListener((port) => { ${background} })`)
    const extension = await launch({ extensionFolder: folder })
    const page = await visit(extension, site)
    for (let times = 0; times < 2; times++) {
      await askToConnect(page)
      await expect.poll(() => kept(page, 'enabled'), { timeout: time }).toBe(4803)
    }
    await extension.close()
    await rm(folder, { recursive: true })
  })
