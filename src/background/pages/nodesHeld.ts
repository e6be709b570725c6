import type { NetworkService, Unsubscribe } from '../services.ts'

/** Keeps the nodes tried for as long as one of a site's pages waits for what only the chain can say. */
export type NodesHeld = {
  want(isWanted: boolean): void
  isWanted(): boolean
  /** Nothing is wanted any more, whoever still looks. */
  end(): void
}

export function holdNodes({ watch }: Pick<NetworkService, 'watch'>): NodesHeld {
  let release: Unsubscribe | undefined
  let isOver = false
  function want(isWanted: boolean): void {
    if (isWanted && !isOver) release ??= watch()
    if (isWanted) return
    release?.()
    release = undefined
  }
  return {
    want,
    isWanted: () => release !== undefined,
    end() {
      isOver = true
      want(false)
    },
  }
}
