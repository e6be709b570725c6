import type { Snapshot } from '../../protocol/popup/api.ts'
import { popupSchemas } from '../../protocol/popup/schemas.ts'
import { type Pipe, serve } from '../../protocol/rpc.ts'
import { popupHandlers } from '../popup/handlers.ts'
import type { Cell } from '../ports.ts'
import { onSnapshot, snapshotOf } from '../snapshot.ts'
import type { Wallet } from '../wallet.ts'

/** Serves our own pages: each gets the present snapshot at once and every new one, and the last one is kept for the first paint of the next. */
export function createWalletPages(wallet: Wallet, view: Cell<Snapshot>): { accept(pipe: Pipe): void } {
  const handlers = popupHandlers(wallet)
  const open = new Set<(snapshot: Snapshot) => void>()
  onSnapshot(wallet, (snapshot) => {
    for (const push of open) push(snapshot)
    view.write(snapshot).catch(() => undefined) // only a faster first paint is lost
  })
  return {
    accept(pipe) {
      const stopWatching = wallet.network.watch()
      const { changed } = serve(pipe, {
        caller: undefined,
        handlers,
        schemas: popupSchemas,
        closed() {
          open.delete(changed)
          stopWatching()
        },
      })
      open.add(changed)
      changed(snapshotOf(wallet))
    },
  }
}
