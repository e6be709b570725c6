import type { ChromiumExtension } from '../../e2e/driver/chromium.ts'
import { askToConnect, type Injected, promptOf } from '../../e2e/harness/site.ts'
import { connect } from '../../e2e/screens/connect.ts'
import type { Row } from './rows.ts'
import { median, series } from './series.ts'

/** How long a site waits for its first answer after the background was stopped. */
export const measureFirstAnswer = async (extension: ChromiumExtension, site: string): Promise<readonly Row[]> => {
  const page = await extension.context.newPage()
  await page.goto(site)
  await connect(await promptOf(extension, () => askToConnect(page))).approve()
  await page.waitForFunction(() => window.kept.enabled === 'ok')
  const times = await series(async () => {
    await extension.stopBackground()
    return page.evaluate(async () => {
      const before = performance.now()
      await (window.kept.injected as Injected).accounts.get()
      return performance.now() - before
    })
  })
  await page.close()
  return [
    { what: 'a site’s first answer after a stop (median)', value: median(times), unit: 'ms', aim: 200 },
    { what: 'a site’s first answer after a stop (slowest)', value: Math.max(...times), unit: 'ms', aim: 200 },
  ]
}
