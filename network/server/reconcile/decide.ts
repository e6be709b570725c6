import { equalBytes, toHex } from '../../../src/core/bytes.ts'
import type { ChainState, LiveDealing } from '../chain/state.ts'
import { placeOf } from '../shares/place.ts'
import type { DealingEntry } from '../store/record.ts'
import { confirmDelay, settleDelay } from './turn.ts'

/** One dealing, as the chain and the store show it. `since`: the best block at which this process first held its share. */
export type Situation = {
  registrant: Uint8Array
  dealingHash: Uint8Array
  tssAccount: Uint8Array
  isReady: boolean
  best: ChainState
  finalized: ChainState
  entry: DealingEntry | undefined
  since: number
}

/** Rows of the table in DESIGN 6. The rows about challenges, deliveries and late holders are not among them yet. */
export type Action =
  | { kind: 'wait'; row: 1 | 3 | 6 | 11 | 12 | 15 }
  | { kind: 'discard'; row: 2 }
  | { kind: 'ask-peers'; row: 7 | 8 }
  | { kind: 'confirm'; row: 11; members: number }
  | { kind: 'forget'; row: 14 }
  | { kind: 'settle'; row: 15 }

const dealingAt = (state: ChainState, { registrant, dealingHash }: Situation): LiveDealing | undefined => {
  const registration = state.registrations.get(toHex(registrant))
  if (registration?.kind !== 'dealt') return undefined
  return equalBytes(registration.dealt.dealingHash, dealingHash) ? registration : undefined
}

/** What a finalized block proves about the end of this dealing; its absence proves nothing. */
const endOf = ({ registrant, dealingHash, finalized }: Situation, attempt: number) => {
  const history = finalized.histories.get(toHex(registrant))
  const registered = history?.registered
  if (registered !== undefined && equalBytes(registered.dealingHash, dealingHash))
    return { kind: 'registered', registered } as const
  if (history?.registrant === undefined) return undefined
  const { attempts, last } = history.registrant
  const isOwnSuccess =
    last?.dealingHash !== undefined && equalBytes(last.dealingHash, dealingHash) && last.reason === 'registered'
  // Registrations of one account follow each other: an end after as many dealings is this one's, or of one that came later.
  const hasEnded = last !== undefined && last.attempt >= attempt && !isOwnSuccess
  return hasEnded || attempts > attempt ? ({ kind: 'over' } as const) : undefined
}

const decideStored = (situation: Situation, entry: DealingEntry): Action | undefined => {
  const end = endOf(situation, entry.attempt)
  if (end?.kind === 'over') return { kind: 'discard', row: 2 }
  if (end?.kind !== 'registered' || entry.state === 'kept') return undefined
  // The test-signature data of a missing subgroup is what it can still be healed with.
  return end.registered.missingSubgroups.includes(entry.subgroup)
    ? { kind: 'wait', row: 12 }
    : { kind: 'forget', row: 14 }
}

/** First match wins. What is sent now is in the next block at the earliest, so that block's rules count. */
export const decide = (situation: Situation): Action => {
  const { tssAccount, isReady, best, entry, since } = situation
  if (!isReady) return { kind: 'wait', row: 1 }
  const stored = entry && decideStored(situation, entry)
  if (stored !== undefined) return stored
  const live = dealingAt(best, situation)
  const place = live && placeOf(live.roster, tssAccount)
  if (live === undefined || place === undefined) return { kind: 'wait', row: 3 }

  const now = best.block.number
  const { shareWindow, confirmWindow } = best.parameters
  const { block, subgroups } = live.dealt
  const shareDeadline = block + shareWindow
  const confirmDeadline = block + confirmWindow
  if (now >= confirmDeadline) {
    const isMyTurn = now >= confirmDeadline + settleDelay(live, tssAccount)
    return { kind: isMyTurn ? 'settle' : 'wait', row: 15 }
  }
  if (entry === undefined) {
    if (now <= block + Math.floor(shareWindow / 2)) return { kind: 'wait', row: 6 }
    return { kind: 'ask-peers', row: now <= shareDeadline ? 7 : 8 }
  }
  if (entry.state !== 'held' || subgroups[place.subgroup]?.partial !== undefined) return { kind: 'wait', row: 15 }
  if (now < since + confirmDelay(live, place.subgroup, tssAccount)) return { kind: 'wait', row: 11 }
  const all = place.members.length
  return { kind: 'confirm', row: 11, members: now + 1 <= shareDeadline ? all : Math.ceil(all / 2) }
}
