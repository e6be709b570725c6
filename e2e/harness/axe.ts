import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from '../driver/page.ts'
import { expect } from './browser.ts'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What is wrong with a page for those who do not see or point: rule and element, empty if nothing. */
export const axeViolations = async (page: Page): Promise<string[]> => {
  // A screen that is still being loaded is none yet.
  await page.locator('h1').first().waitFor()
  // Half-way through a transition a colour is neither of the two that were chosen. One may also begin while it is looked at.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // Not waited for: in Firefox one that never ends has been seen.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) if (animation instanceof CSSTransition) animation.finish()
  })
  // Put there by the debugger, so that the page's own policy does not stand in its way.
  await page.evaluate(source)
  const found = await page.evaluate(async () => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await run(document, { runOnly })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
  await page.emulateMedia({ reducedMotion: null })
  return found
}

/** Nothing is wrong with it, in light and in dark. */
export const expectSound = async (page: Page, what: string): Promise<void> => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await axeViolations(page), `${what}, ${colorScheme}`).toEqual([])
  }
  await page.emulateMedia({ colorScheme: null })
}
