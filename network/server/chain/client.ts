import { setTimeout as sleep } from 'node:timers/promises'
import { equalBytes, fromHex, toHex } from '../../../src/core/bytes.ts'
import { decodeServerInfo, type ServerInfo } from '../../../src/core/chain/servers.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import type { KeySets } from '../keys/keySet.ts'
import type { Link } from './connection/link.ts'
import { runSession, WrongNode } from './connection/session.ts'
import { createHeads } from './heads.ts'
import { createDealingCache } from './reading/readDealing.ts'
import { readState } from './reading/readState.ts'
import type { BlockId, ChainState, ChainStatus, ChainView } from './state.ts'

const BEST_MAX_AGE_MS = 10_000
const FINALIZED_MAX_AGE_MS = 60_000
const RETRY_MS = 1_000

export type Chain = ChainView & {
  /** Asks the node. Rejects while there is no connection. */
  call: Link['call']
  /** A server's record as it is now, by its stash. */
  serverOf(stash: Uint8Array): Promise<ServerInfo | undefined>
  /** Counts connections: what was sent over an earlier one may be lost. */
  connections(): number
  /** A block hash that peers accept as recent. */
  sharedBlockHash(): Uint8Array | undefined
  /** The listener is called whenever the best or the finalized block has been read. */
  subscribe(listener: () => void): void
  /** Resolves with the first state, or rejects when the node is of another network or runtime. */
  first: Promise<ChainState>
  close(): Promise<void>
}

export type ChainOptions = {
  url: string
  genesis: Uint8Array
  keySets: KeySets
  watched(): readonly Uint8Array[]
  onUnreadable(registrant: Uint8Array, error: unknown): void
  /** Said once for the same reason in a row. */
  onLost(reason: string): void
}

type Seen = { state: ChainState; at: number }

/** Follows the chain for as long as the process lives: reconnects by force, and never believes what does not fit the genesis. */
export const followChain = (options: ChainOptions): Chain => {
  const heads = createHeads()
  const dealings = createDealingCache()
  const stopping = new AbortController()
  const listeners: (() => void)[] = []
  let link: Link | undefined
  let connections = 0
  let wrong: WrongNode['status'] | undefined
  let isSyncing = false
  let best: Seen | undefined
  let finalized: Seen | undefined
  let settleFirst: { resolve(state: ChainState): void; reject(error: unknown): void } | undefined
  const first = new Promise<ChainState>((resolve, reject) => {
    settleFirst = { resolve, reject }
  })
  first.catch(() => undefined)

  const see = async (from: Link, block: BlockId, before: Seen | undefined): Promise<Seen> => {
    const { genesis, keySets, onUnreadable } = options
    const isNew = before === undefined || !equalBytes(before.state.block.hash, block.hash)
    const watched = options.watched()
    const source = { link: from, genesis, keySets, watched, dealings, onUnreadable }
    return { state: await readState(source, block), at: isNew ? performance.now() : before.at }
  }
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const handlers = {
    opened(opened: Link) {
      link = opened
      connections++
      wrong = undefined
    },
    async best(from: Link, number: number) {
      best = await see(from, await heads.advance(from, number), best)
      settleFirst?.resolve(best.state)
      tell()
    },
    async finalized(from: Link, number: number) {
      const hash = fromHex(await from.call<string>('chain_getBlockHash', [number]), 32)
      const isBest = best !== undefined && equalBytes(best.state.block.hash, hash)
      finalized = isBest ? best : await see(from, { number, hash }, finalized)
      const live = [best, finalized].flatMap((seen) => [...(seen?.state.registrations.values() ?? [])])
      dealings.keepOnly(live.filter((registration) => registration.kind !== 'open'))
      tell()
    },
    syncing(now: boolean) {
      isSyncing = now
    },
  }
  const follow = async () => {
    let lastReason: string | undefined
    while (!stopping.signal.aborted) {
      await runSession(options, handlers, stopping.signal).catch((error: Error) => {
        link = undefined
        if (error instanceof WrongNode) {
          wrong = error.status
          settleFirst?.reject(error)
        }
        if (!stopping.signal.aborted && error.message !== lastReason) options.onLost(error.message)
        lastReason = error.message
      })
      await sleep(RETRY_MS, undefined, { signal: stopping.signal }).catch(() => undefined)
    }
  }
  const following = follow()

  const status = (): ChainStatus => {
    if (wrong !== undefined) return wrong
    if (best === undefined || finalized === undefined) return 'connecting'
    if (isSyncing) return 'syncing'
    const now = performance.now()
    return now - best.at > BEST_MAX_AGE_MS || now - finalized.at > FINALIZED_MAX_AGE_MS ? 'stale' : 'ready'
  }
  const call: Link['call'] = async (method, params) => {
    if (link === undefined) throw new Error('there is no connection to a node')
    return link.call(method, params)
  }
  return {
    status,
    best: () => best?.state,
    finalized: () => finalized?.state,
    isRecent: heads.has,
    call,
    async serverOf(stash) {
      const value = await call<string | null>('state_getStorage', [toHex(storageKey.server(stash))])
      return value === null ? undefined : decodeServerInfo(fromHex(value))
    },
    connections: () => connections,
    sharedBlockHash: heads.shared,
    subscribe: (listener) => void listeners.push(listener),
    first,
    async close() {
      stopping.abort()
      await following
    },
  }
}
