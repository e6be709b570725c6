import type { Page } from '@playwright/test'
import type { ChromiumExtension } from '../../e2e/driver/chromium.ts'
import { expect } from '../../e2e/harness/browser.ts'
import { home } from '../../e2e/screens/home.ts'
import type { Row } from './rows.ts'
import { median, series } from './series.ts'

declare global {
  interface Window {
    /** Milliseconds since the page began. */
    ready?: number
    answered?: number
  }
}

const painted = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime

/**
 * Notes in each page when the home screen, with its account, is painted and the page is free to take input, and when the
 * background has spoken for the first time. Nothing in the page knows of it. The script names no function: it is sent as text.
 */
const noteTimes = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    if (!location.pathname.endsWith('/popup.html')) return
    const { connect } = chrome.runtime
    chrome.runtime.connect = (...args: unknown[]) => {
      const port = Reflect.apply(connect, chrome.runtime, args) as chrome.runtime.Port
      port.onMessage.addListener(() => {
        window.answered ??= performance.now()
      })
      return port
    }
    new MutationObserver((_, observer) => {
      if (!document.querySelector('h1') || !document.querySelector('main li code')) return
      observer.disconnect()
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          window.ready = performance.now()
        }
        port2.postMessage(null)
      })
    }).observe(document, { childList: true, subtree: true })
  })

const firstPaint = async (page: Page, url: string): Promise<number> => {
  await page.goto('about:blank')
  await page.goto(url)
  return (await (await page.waitForFunction(painted)).jsonValue())!
}

type Opening = { readonly ready: number; readonly answered: number }

const openingOf = async (page: Page, url: string): Promise<Opening> => {
  const paint = await firstPaint(page, url)
  await page.waitForFunction(() => window.ready !== undefined && window.answered !== undefined)
  const { ready, answered } = await page.evaluate(() => ({ ready: window.ready!, answered: window.answered! }))
  // Painted is what the screen has got, not what the page has handed over.
  return { ready: Math.max(paint, ready), answered }
}

type Rounds = readonly ({ readonly empty: number } & Readonly<Record<'alive' | 'stopped', Opening>>)[]

const rowsOf = (rounds: Rounds, background: 'alive' | 'stopped', aim: number): readonly Row[] => {
  const openings = rounds.map((round) => round[background])
  const ready = openings.map((opening) => opening.ready)
  const empty = median(rounds.map((round) => round.empty))
  const answered = median(openings.map((opening) => opening.answered))
  const popup = `popup, background ${background}:`
  return [
    { what: `${popup} ready (median)`, value: median(ready), unit: 'ms', aim },
    { what: `${popup} ready (slowest)`, value: Math.max(...ready), unit: 'ms', aim: null },
    { what: `${popup} ready, to an empty page`, value: median(ready) / empty, unit: '×', aim: null },
    { what: `${popup} the background’s first word (median)`, value: answered, unit: 'ms', aim: null },
  ]
}

/** Of an open wallet with a registered key. */
export const measurePopup = async (extension: ChromiumExtension): Promise<readonly Row[]> => {
  const page = await extension.open('popup')
  const url = page.url()
  await noteTimes(page)
  // All three in turn: what else the machine does at the time slows each alike.
  const rounds = await series(async () => {
    // A background that was stopped a moment ago is alive when it has done what it does at its start.
    await expect(home(page).network).toBeVisible({ timeout: 60_000 })
    // A file of the extension that runs no script.
    const empty = await firstPaint(page, url.replace('popup.html', 'manifest.json'))
    const alive = await openingOf(page, url)
    await page.goto('about:blank')
    await extension.stopBackground()
    return { empty, alive, stopped: await openingOf(page, url) }
  })
  const session = await extension.context.newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  await page.close()
  return [
    {
      what: 'an empty page of the extension: painted (median)',
      value: median(rounds.map(({ empty }) => empty)),
      unit: 'ms',
      aim: null,
    },
    ...rowsOf(rounds, 'alive', 100),
    ...rowsOf(rounds, 'stopped', 150),
    { what: 'popup: heap after a forced collection', value: usedSize / 1e6, unit: 'MB', aim: 15 },
  ]
}
