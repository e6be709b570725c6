import { playwrightPage } from '../driver/chromium.ts'
import type { Page } from '../driver/page.ts'

type Shift = PerformanceEntry & {
  readonly sources: readonly {
    readonly node: Node | null
    readonly previousRect: DOMRectReadOnly
    readonly currentRect: DOMRectReadOnly
  }[]
}
declare global {
  interface Window {
    /** What moved up or down by itself, by its text. */
    jumps: string[]
  }
}

/** From the next page on the browser notes what jumps. A figure that grows to the left, where it ends at the edge, does not. */
export const noteJumps = (page: Page): Promise<unknown> =>
  playwrightPage(page).addInitScript(() => {
    window.jumps = []
    const note = (list: PerformanceObserverEntryList) => {
      const moved = list.getEntries().flatMap((entry) => (entry as Shift).sources)
      const jumped = moved.filter(({ previousRect, currentRect }) => previousRect.top !== currentRect.top)
      window.jumps.push(...jumped.map(({ node }) => node?.textContent ?? ''))
    }
    new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true })
  })
