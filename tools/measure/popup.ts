import type { Page } from '@playwright/test'
import type { Extension } from '../../e2e/harness/extension.ts'
import { askToConnect, type Injected, kept, promptOf } from '../../e2e/harness/site.ts'
import { connect } from '../../e2e/screens/connect.ts'
import { median, type Row } from './rows.ts'

const times = 20

/** Milliseconds from the start of the page until its heading, or its end for a page without one, is painted. */
const paintedAt = async (page: Page, url: string): Promise<number> => {
  await page.goto('about:blank')
  await page.goto(url, { waitUntil: 'commit' })
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const isThere = document.querySelector('h1') !== null || document.querySelector('#root') === null
          if (document.readyState === 'loading' || !isThere) requestAnimationFrame(look)
          else requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))
        }
        look()
      }),
  )
}

const series = async (measure: () => Promise<number>): Promise<readonly number[]> => {
  const values: number[] = []
  for (let n = 0; n < times; n++) values.push(await measure())
  return values
}

/** Of an open wallet: how soon its small window is there, and what it weighs in memory. */
export const measurePopup = async (extension: Extension): Promise<readonly Row[]> => {
  const page = await extension.open('popup')
  const url = page.url()
  await page.locator('h1').waitFor()
  const empty = median(await series(() => paintedAt(page, new URL('offscreen.html', url).href.replace(/#.*/, ''))))
  const alive = median(await series(() => paintedAt(page, url)))
  const stopped = median(
    await series(async () => {
      await page.goto('about:blank')
      await extension.stopServiceWorker()
      return paintedAt(page, url)
    }),
  )
  await paintedAt(page, url)
  const session = await extension.context.newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await page.close()
  return [
    { what: 'an empty page of the extension (median)', value: empty, unit: 'ms', aim: null },
    { what: 'the popup, background alive (median)', value: alive, unit: 'ms', aim: 100 },
    { what: 'the popup, background stopped (median)', value: stopped, unit: 'ms', aim: 150 },
    { what: 'the popup’s heap after a collection', value: usedSize / 1e6, unit: 'MB', aim: 15 },
  ]
}

/** How long a page waits for its first answer after the background was stopped. */
export const measureFirstAnswer = async (extension: Extension, site: string): Promise<readonly Row[]> => {
  const page = await extension.context.newPage()
  await page.goto(site)
  await connect(await promptOf(extension, () => askToConnect(page))).approve()
  while ((await kept(page, 'enabled')) !== 'ok') await page.waitForTimeout(50)
  const values = await series(async () => {
    await extension.stopServiceWorker()
    return page.evaluate(async () => {
      const before = performance.now()
      await (window.kept.injected as Injected).accounts.get()
      return performance.now() - before
    })
  })
  await page.close()
  return [
    { what: 'a page’s first answer after a stop (median)', value: median(values), unit: 'ms', aim: 200 },
    { what: 'a page’s first answer after a stop (slowest)', value: Math.max(...values), unit: 'ms', aim: 200 },
  ]
}
