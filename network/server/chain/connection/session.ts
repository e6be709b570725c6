import { equalBytes, fromHex } from '../../../../src/core/bytes.ts'
import { type Link, openLink, type RuntimeVersion } from './link.ts'

/** The runtime whose storage and calls this server speaks. */
export const RUNTIME: RuntimeVersion = { specName: 'entropy', specVersion: 1, transactionVersion: 1 }

export class WrongNode extends Error {
  override readonly name = 'WrongNode'
  readonly status: 'wrong-genesis' | 'wrong-runtime'

  constructor(status: WrongNode['status']) {
    super(status)
    this.status = status
  }
}

const STALE_MS = 15_000
const HEALTH_EVERY_MS = 5_000

const isOurRuntime = (version: RuntimeVersion): boolean =>
  version.specName === RUNTIME.specName &&
  version.specVersion === RUNTIME.specVersion &&
  version.transactionVersion === RUNTIME.transactionVersion

export type SessionHandlers = {
  opened(link: Link): void
  best(link: Link, number: number): Promise<void>
  finalized(link: Link, number: number): Promise<void>
  syncing(isSyncing: boolean): void
}

/**
 * One connection from its opening to its end, which is always an error: lost, silent for 15 s, of another network or runtime,
 * or stopped by the signal. Heads are handled one at a time; of several that wait only the newest counts.
 */
export const runSession = async (
  node: { url: string; genesis: Uint8Array },
  handlers: SessionHandlers,
  signal: AbortSignal,
  open = openLink,
): Promise<never> => {
  let fail: (error: Error) => void = () => undefined
  const ended = new Promise<never>((_, reject) => {
    fail = reject
  })
  ended.catch(() => undefined)
  const waiting: { best?: number; finalized?: number } = {}
  let link: Link | undefined
  let working = false
  let lastHeadAt = performance.now()

  const work = async () => {
    if (working || link === undefined) return
    working = true
    try {
      while (waiting.best !== undefined || waiting.finalized !== undefined) {
        const { best, finalized } = waiting
        delete waiting.best
        delete waiting.finalized
        if (best !== undefined) await handlers.best(link, best)
        if (finalized !== undefined) await handlers.finalized(link, finalized)
      }
    } catch (error) {
      fail(error as Error)
    } finally {
      working = false
    }
  }
  const enqueue = (kind: 'best' | 'finalized') => (number: number) => {
    if (kind === 'best') lastHeadAt = performance.now()
    waiting[kind] = number
    void work()
  }
  const stop = () => fail(new Error('stopped'))
  signal.addEventListener('abort', stop)
  const watchdog = setInterval(() => {
    if (performance.now() - lastHeadAt > STALE_MS) fail(new Error('no new head for 15 s'))
  }, 1_000)
  let health: NodeJS.Timeout | undefined
  try {
    link = await open(node.url, {
      best: enqueue('best'),
      finalized: enqueue('finalized'),
      runtime: (version) => isOurRuntime(version) || fail(new WrongNode('wrong-runtime')),
      lost: (reason) => fail(new Error(reason)),
    })
    const opened = link
    const genesis = fromHex(await opened.call<string>('chain_getBlockHash', [0]), 32)
    if (!equalBytes(genesis, node.genesis)) throw new WrongNode('wrong-genesis')
    if (!isOurRuntime(await opened.call('state_getRuntimeVersion', []))) throw new WrongNode('wrong-runtime')
    const askHealth = async () => {
      const { isSyncing } = await opened.call<{ isSyncing: boolean }>('system_health', [])
      handlers.syncing(isSyncing)
    }
    await askHealth()
    health = setInterval(() => void askHealth().catch(fail), HEALTH_EVERY_MS)
    handlers.opened(opened)
    void work()
    return await ended
  } finally {
    clearInterval(health)
    clearInterval(watchdog)
    signal.removeEventListener('abort', stop)
    link?.close()
  }
}
