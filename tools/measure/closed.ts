import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { expect } from '../../e2e/harness/browser.ts'
import { startUndriven } from '../../e2e/harness/undriven.ts'
import { home } from '../../e2e/screens/home.ts'
import { unlock } from '../../e2e/screens/unlock.ts'
import { password } from './newcomer.ts'
import type { Row } from './rows.ts'

type Browser = Awaited<ReturnType<typeof startUndriven>>
type Rest = { readonly from: number; readonly until: number; readonly asleepAfter: number; readonly wakes: number }

const LONGEST_AWAKE = 180_000
const asleepFor = 60_000
const glance = 200

/** Waits until the browser has put the background to sleep, and counts how often it wakes in the minute after that. */
const rest = async ({ workers }: Browser): Promise<Rest> => {
  const from = Date.now()
  while ((await workers()) > 0) {
    if (Date.now() - from > LONGEST_AWAKE) throw new Error('the background does not fall asleep')
    await setTimeout(glance)
  }
  const asleep = Date.now()
  let wakes = 0
  let before = 0
  while (Date.now() - asleep < asleepFor) {
    const running = await workers()
    if (running > before) wakes++
    before = running
    await setTimeout(glance)
  }
  return { from, until: Date.now(), asleepAfter: (asleep - from) / 1000, wakes }
}

const popup = (browser: Browser, url: string, act: (page: Page) => Promise<unknown>): Promise<void> =>
  browser.drive(async (context) => {
    const page = await context.newPage()
    await page.goto(url)
    await act(page)
    await page.close()
  })

/** What the wallet does while none of its pages is open and nothing is under way, in a browser that no debugger looks into. */
export const measureClosed = async (profile: string, url: string): Promise<readonly Row[]> => {
  const browser = await startUndriven(profile, 'about:blank')
  await popup(browser, url, async (page) => {
    await unlock(page).with(password)
    await expect(home(page).network).toBeVisible({ timeout: 60_000 })
  })
  const open = await rest(browser)
  await popup(browser, url, async (page) => {
    await home(page).lockButton.click()
    await expect(unlock(page).title).toBeVisible()
  })
  const locked = await rest(browser)
  const acts = await browser.stop()
  // What was measured was able to see something: the open popup has used the network.
  if (acts.length === 0) throw new Error('the log of the network is empty')
  const within = ({ from, until }: Rest) => acts.filter(({ at }) => at > from && at < until).length
  return [
    { what: 'closed, wallet open: uses of the network', value: within(open), unit: '', aim: 0 },
    { what: 'closed, wallet open: asleep after', value: open.asleepAfter, unit: 's', aim: null },
    { what: 'closed, wallet open: wakes in a minute (auto-lock)', value: open.wakes, unit: '', aim: 1 },
    { what: 'closed, wallet locked: uses of the network', value: within(locked), unit: '', aim: 0 },
    { what: 'closed, wallet locked: asleep after', value: locked.asleepAfter, unit: 's', aim: null },
    { what: 'closed, wallet locked: wakes in a minute', value: locked.wakes, unit: '', aim: 0 },
  ]
}
