import type { ChainView } from '../registration/plan/chainView.ts'
import { isDone, type Transaction, type TransactionFailure, type TransactionState } from './transaction.ts'

/** Where the best chain has a transaction. `index`: among those of the block. */
export type Place = { readonly block: number; readonly hash: Uint8Array; readonly index: number }

/** What there is to know of one transaction, with `final` and `best` as the numbers of these blocks. */
export type Sighting = {
  readonly history: ChainView['history']
  readonly best: number
  readonly final: number
  /** The account's next number at the finalized block, and at the best one. */
  readonly nonce: { readonly best: number; readonly final: number }
  /** Undefined: every block of the best chain in which it may be was looked through in vain, but for those that are lost. */
  readonly place: Place | undefined
  /** Some of those blocks could not be looked through, because these nodes no longer keep them. */
  readonly lost: { readonly nodes: readonly string[] } | undefined
}

/** `judge`: its block is final, and says what came of it. */
export type Step = {
  readonly state: TransactionState
  readonly act: { readonly kind: 'nothing' | 'submit' } | { readonly kind: 'judge'; readonly place: Place }
}

/**
 * What to do next for a transaction, from itself and the chain alone. Only what is final ends it: until then the same bytes
 * are handed in again, since two different ones might both be included.
 */
export const follow = (transaction: Transaction, sighting: Sighting): Step => {
  const { state, nonce, validUntil } = transaction
  const { history, best, final, place, lost } = sighting
  if (isDone(state)) return rest(state)
  if (history === 'behind') return rest(pending(null, 'node'))
  if (history === 'another') return rest(failed({ reason: 'chain-replaced' }))
  if (place) {
    const included = pending(place.block)
    return place.block <= final ? { state: included, act: { kind: 'judge', place } } : rest(included)
  }
  // It may be in one of them: then to hand it in again could do it twice, once the account was closed and opened anew.
  if (lost) {
    const isOver = sighting.nonce.final > nonce || final >= validUntil
    return rest(isOver ? { kind: 'unknown', block: null, nodes: lost.nodes } : pending(null, 'node'))
  }
  if (sighting.nonce.final > nonce) return rest(failed({ reason: 'replaced' }))
  if (final >= validUntil) return rest(failed({ reason: 'expired' }))
  // Another one has its number, or its time is over; that may be undone until it is final.
  const isHopeless = sighting.nonce.best > nonce || best >= validUntil
  const trouble = state.kind === 'pending' && state.trouble === 'refused' ? 'refused' : null
  return isHopeless ? rest(pending(null, trouble)) : { state: pending(null, trouble), act: { kind: 'submit' } }
}

const rest = (state: TransactionState): Step => ({ state, act: { kind: 'nothing' } })

const failed = (failure: TransactionFailure): TransactionState => ({ kind: 'failed', ...failure })

export const pending = (block: number | null, trouble: 'node' | 'refused' | null = null): TransactionState => ({
  kind: 'pending',
  block,
  trouble,
})
