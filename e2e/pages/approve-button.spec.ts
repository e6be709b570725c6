import { playwrightPage } from '../driver/chromium.ts'
import type { Locator, Page } from '../driver/page.ts'
import { expect } from '../harness/browser.ts'
import { askToConnect, kept, promptOf, test, visit } from '../harness/site.ts'
import { answered } from '../screens/answer.ts'
import { connect } from '../screens/connect.ts'

// The button of consent: pressed by a person, who has had the page in front for half a second.

/** From here on time passes for this page only where a test says so; what it shows begins anew. */
const stopTime = async (page: Page): Promise<void> => {
  const { clock } = playwrightPage(page)
  await clock.install({ time: 0 })
  await clock.pauseAt(1_000)
  await page.reload()
  await expect(connect(page).title).toBeVisible()
}
/** As a person does, whatever state the button is in. */
const press = (button: Locator): Promise<void> => button.click({ force: true })
const byScript = (button: Locator): Promise<void> => button.evaluate((element: HTMLElement) => element.click())

test('SECURITY 17: pressed too early, after a change of windows, or by a script: no consent', async ({
  extension,
  site,
}) => {
  const page = await visit(extension, site)
  const prompt = await promptOf(extension, () => askToConnect(page))
  await stopTime(prompt)
  const { button, reject } = connect(prompt)
  await expect(button).toBeDisabled()
  await expect(button).not.toBeFocused()
  await press(button)
  await playwrightPage(prompt).clock.runFor(499)
  await press(button)
  await playwrightPage(prompt).clock.runFor(1)
  await expect(button).toBeEnabled()
  await byScript(button)
  await prompt.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(button).toBeDisabled()
  await press(button)
  await playwrightPage(prompt).clock.runFor(499)
  await press(button)
  // A request is decided once: had one of those presses counted, it could not be rejected now.
  await reject()
  await expect.poll(() => kept(page, 'enabled')).toBe(4001)
})

test('SECURITY 17: pressed by key after half a second in front: consent', async ({ extension, site }) => {
  const page = await visit(extension, site)
  const prompt = await promptOf(extension, () => askToConnect(page))
  await stopTime(prompt)
  const { button } = connect(prompt)
  await playwrightPage(prompt).clock.runFor(500)
  await expect(button).toBeEnabled()
  await answered(prompt, button.press('Enter'))
  await expect.poll(() => kept(page, 'enabled')).toBe('ok')
})
