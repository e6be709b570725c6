// What a page's script finds before it runs, where a test has no browser. To be imported before it.
import { vi } from 'vitest'

/** What listeners of the page threw. */
export const reported: unknown[] = []

vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
for (const name of ['addEventListener', 'dispatchEvent']) vi.stubGlobal(name, () => undefined)
