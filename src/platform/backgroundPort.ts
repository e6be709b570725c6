import browser from 'webextension-polyfill'
import type { PopupApi, Snapshot } from '../protocol/popupApi.ts'
import { type Client, connect } from '../protocol/rpc.ts'
import { runtimePipe } from './runtimePipe.ts'

type Listener = (snapshot: Snapshot | null) => void

const restartTime = 500

/**
 * The background, as the wallet's own pages see it. `subscribe` calls back with every new snapshot, and with null when the
 * background was stopped: it is then connected to anew, which starts it. Calls cut by that reject with 'disconnected'.
 */
export function openBackground(): {
  readonly api: Client<PopupApi>
  readonly subscribe: (listener: Listener) => () => void
} {
  const listeners = new Set<Listener>()
  const tell = (snapshot: Snapshot | null) => {
    for (const listener of listeners) listener(snapshot)
  }
  const open = (): Client<PopupApi> => {
    const opened = Date.now()
    return connect<PopupApi>(runtimePipe(browser.runtime.connect({ name: 'popup' })), {
      changed: (snapshot) => tell(snapshot as Snapshot),
      closed() {
        tell(null)
        // A background that cannot start cuts the connection at once: it is not asked in a tight loop.
        if (Date.now() - opened < restartTime) setTimeout(reopen, restartTime)
        else reopen()
      },
    })
  }
  const reopen = () => {
    client = open()
  }
  let client = open()
  const api = new Proxy({} as Client<PopupApi>, { get: (_target, method) => client[method as keyof PopupApi] })
  return {
    api,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
