import { accountOf } from '../chain/accountOf.ts'
import type { ChainView } from '../chain/state.ts'

import type { KeySets } from '../keys/keySet.ts'

export type HealthState = { reason: string | undefined; bestBlock: number; finalizedBlock: number }
export type Health = { now(): HealthState; stop(): void }

export type HealthNeeds = {
  view: ChainView
  keySets: KeySets
  /** Whether the store has been compared with the chain since the start. */
  isReconciled(): boolean
  /** Whether there are two libraries, without which no dealer is accused of a bad share. */
  canAccuse: boolean
  probeStore(): Promise<void>
  hasForeignNonce(): boolean
  isStopping(): boolean
  onRefresh(ready: boolean, state: HealthState): void
}

const EVERY_MS = 5_000

/** Ten fees: less, and a confirmation may not go out. The reserve is a hundred. */
export const hasFunds = (free: bigint, tssReserve: bigint): boolean => free * 10n >= tssReserve

/** Whether this server can do its work, looked at every 5 s, so that asking costs nothing. */
export const watchHealth = async (needs: HealthNeeds): Promise<Health> => {
  let storeWorks = false

  const reason = (): string | undefined => {
    const status = needs.view.status()
    const best = needs.view.best()
    if (needs.isStopping()) return 'stopping'
    if (status !== 'ready' || best === undefined) return `chain: ${status}`
    if (!storeWorks) return 'store: not writable'
    if (best.server === undefined) return 'keys: no server on chain has this tss account'
    const keys = needs.keySets.matching(best.server)
    if (keys === undefined) return 'keys: another X25519 key is on chain'
    if (!needs.canAccuse) return 'library: no native secp256k1, a bad envelope would cost bond'
    if (!needs.isReconciled()) return 'store: not yet compared with the chain'
    if (!hasFunds(accountOf(best, keys.tssAccount).free, best.tssReserve)) return 'account: too little for fees'
    if (needs.hasForeignNonce()) return 'account: another process uses it'
    return undefined
  }
  const now = (): HealthState => ({
    reason: reason(),
    bestBlock: needs.view.best()?.block.number ?? 0,
    finalizedBlock: needs.view.finalized()?.block.number ?? 0,
  })
  const refresh = async () => {
    storeWorks = await needs.probeStore().then(
      () => true,
      () => false,
    )
    const state = now()
    needs.onRefresh(state.reason === undefined, state)
  }
  await refresh()
  const timer = setInterval(() => void refresh(), EVERY_MS)
  return { now, stop: () => clearInterval(timer) }
}
