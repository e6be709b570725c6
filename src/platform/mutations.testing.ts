import { vi } from 'vitest'

let changed: (() => void) | undefined
vi.stubGlobal(
  'MutationObserver',
  class {
    constructor(hear: () => void) {
      changed = hear
    }
    observe = () => undefined
  },
)

/** The document has other children than before: whoever observes it last is told. */
export const childrenChanged = (): void => changed?.()
