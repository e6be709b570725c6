import { EntropyError } from '../core/errors.ts'
import type { PopupApi, Snapshot } from '../protocol/popup/api.ts'
import { type Client, connect, type Pipe } from '../protocol/rpc.ts'

type Listener = (snapshot: Snapshot | null) => void

const restartTime = 500
/** A background says at once what there is to show. One that is silent for so long, in milliseconds, never heard that it was connected to. */
const firstWord = 10_000
const reading = [
  'describeSigning',
  'quote',
  'quoteRules',
  'quoteTransfer',
  'readHistory',
  'registered',
  'snapshot',
  'vaultFile',
] as const
const sameTwice = [
  'backupProven',
  'disconnectSite',
  'lock',
  'resetNodes',
  'retryNodes',
  'setAutoLock',
  'setNodes',
  'setSiteAccounts',
] as const
/** Cut, these are made again: they only read, or do twice what they do once. Any other might have been heard, so its caller is told. */
const repeatable: readonly string[] = [...reading, ...sameTwice] satisfies (keyof PopupApi)[]

/**
 * The background, as the wallet's own pages see it. `subscribe` calls back with every new snapshot, and with null when the
 * background was stopped, or does not hear: it is then connected to anew, which starts it. A call made meanwhile waits for
 * that; one that was cut rejects with 'disconnected', unless it may be repeated. It is not connected to before `after`.
 */
export function stayConnected(
  reach: () => Pipe,
  after: Promise<void>,
): {
  readonly api: Client<PopupApi>
  readonly subscribe: (listener: Listener) => () => void
} {
  const listeners = new Set<Listener>()
  const tell = (snapshot: Snapshot | null) => {
    for (const listener of listeners) listener(snapshot)
  }
  const open = (): Client<PopupApi> => {
    const opened = Date.now()
    const pipe = reach()
    const silence = setTimeout(() => pipe.close(), firstWord)
    return connect<PopupApi>(pipe, {
      changed(snapshot) {
        clearTimeout(silence)
        tell(snapshot as Snapshot)
      },
      closed() {
        clearTimeout(silence)
        // A background that cannot start cuts the connection at once: it is not asked in a tight loop.
        const wait = Date.now() - opened < restartTime ? restartTime : 0
        client = new Promise((resolve) => setTimeout(() => resolve(open()), wait))
        tell(null)
      },
    })
  }
  let client = after.then(open)

  async function call(method: keyof PopupApi, args: unknown[]): Promise<unknown> {
    const current = await client
    try {
      return await (current[method] as (...args: unknown[]) => Promise<unknown>)(...args)
    } catch (error) {
      const isCut = error instanceof EntropyError && error.code === 'disconnected'
      if (isCut && repeatable.includes(method)) return call(method, args)
      throw error
    }
  }
  return {
    api: new Proxy({} as Client<PopupApi>, {
      // As in rpc: not a promise.
      get: (_target, method) =>
        typeof method !== 'string' || method === 'then'
          ? undefined
          : (...args: unknown[]) => call(method as keyof PopupApi, args),
    }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
