import { equalBytes, toHex } from '../../../../src/core/bytes.ts'
import type { RegisteredKey } from '../../../../src/core/chain/registry.ts'
import { dealingAt } from '../../chain/progress.ts'
import type { DealingEntry } from '../../store/record.ts'
import type { Situation } from './situation.ts'

/** What a finalized block proves about the end of a stored dealing; its absence proves nothing. */
export type End =
  | 'unknown'
  /** It came to nothing. */
  | 'over'
  /** Registered, and this subgroup may still confirm. */
  | 'healing'
  /** Registered, and the test-signature data is of no more use. */
  | 'registered'

const mayStillConfirm = (situation: Situation, subgroup: number, registered: RegisteredKey): boolean => {
  if (!registered.missingSubgroups.includes(subgroup)) return false
  const { finalized } = situation
  const live = dealingAt(finalized, situation)
  // The chain's clock, and not that the healing is gone, shows that it is over.
  const until = live?.kind === 'healing' ? live.healing.until : registered.block + finalized.parameters.healWindow
  return finalized.block.number <= until
}

export const endOf = (situation: Situation, { attempt, subgroup }: DealingEntry): End => {
  const { registrant, dealingHash, finalized } = situation
  const history = finalized.histories.get(toHex(registrant))
  const registered = history?.registered
  if (registered !== undefined && equalBytes(registered.dealingHash, dealingHash))
    return mayStillConfirm(situation, subgroup, registered) ? 'healing' : 'registered'
  if (history?.registrant === undefined) return 'unknown'
  const { attempts, last } = history.registrant
  const isOwnSuccess =
    last?.dealingHash !== undefined && equalBytes(last.dealingHash, dealingHash) && last.reason === 'registered'
  // Dealings of one account follow each other: an end after as many of them is this one's, or of one that came later.
  const hasEnded = last !== undefined && last.attempt >= attempt && !isOwnSuccess
  return hasEnded || attempts > attempt ? 'over' : 'unknown'
}
