import { deadlinesOf } from '../../../../src/core/chain/dealt.ts'
import { dealingAt, type Progress, progressOf } from '../../chain/progress.ts'
import type { ChainState, LiveDealing } from '../../chain/state.ts'
import { type Place, placeOf } from '../../shares/place.ts'
import type { DealingEntry } from '../../store/record.ts'

/** One dealing, as the chain and the store show it. */
export type Situation = {
  registrant: Uint8Array
  dealingHash: Uint8Array
  /** By which the dealing's roster names this server. */
  tssAccount: Uint8Array | undefined
  isReady: boolean
  best: ChainState
  finalized: ChainState
  entry: DealingEntry | undefined
  /** By the name of a turn or a need: the best block at which this process first saw it. */
  since: ReadonlyMap<string, number>
}

/** Rows of the table in DESIGN 6; none where no row says anything. */
export type Action =
  | { kind: 'wait'; row: 1 | 3 | 6 | undefined }
  | { kind: 'discard'; row: 2 | 14 }
  | { kind: 'report-exclusion'; row: 4 }
  | { kind: 'take-delivered'; row: 5 }
  | { kind: 'ask-peers'; row: 7 | 8 }
  /** Once more asks the peers first. */
  | { kind: 'challenge-missing'; row: 8 }
  /** Only once this server has proven to itself that it is right. */
  | { kind: 'challenge-bad'; row: 9 }
  | { kind: 'open-again'; row: 9 }
  | { kind: 'deliver'; row: 10; members: readonly number[] }
  /** `quorum`: how many members have to hold the share, this one included; `awaited`: which of the others in any case. */
  | { kind: 'confirm'; row: 11 | 12; quorum: number; awaited: readonly number[] }
  | { kind: 'acknowledge'; row: 13 }
  | { kind: 'forget'; row: 14 }
  | { kind: 'settle'; row: 15 }

/** This server's seat in a dealing that the chain still has, at the best block. */
export type Seat = {
  situation: Situation
  tssAccount: Uint8Array
  live: LiveDealing
  place: Place
  progress: Progress
  /** What is sent now is in the next block at the earliest, so that block's rules count. */
  next: number
}

export const seatOf = (situation: Situation): Seat | undefined => {
  const { tssAccount } = situation
  const live = dealingAt(situation.best, situation)
  if (live === undefined || tssAccount === undefined) return undefined
  const place = placeOf(live.roster, tssAccount)
  if (place === undefined) return undefined
  const next = situation.best.block.number + 1
  return { situation, tssAccount, live, place, progress: progressOf(live, place.subgroup), next }
}

/** The last block in which the chain takes a confirmation, and afterwards can settle. */
export const confirmableUntil = (live: LiveDealing, state: ChainState): number =>
  live.kind === 'dealt' ? deadlinesOf(live.dealt, state.parameters).confirm : live.healing.until
