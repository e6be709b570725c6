import { equalBytes, toHex } from '../../../src/core/bytes.ts'
import type { ChainState, LiveDealing } from './state.ts'

/** What the chain says of one subgroup at every stage at which it still has the dealing. */
export type Progress = { isConfirmed: boolean; holders: number; excluded: number }

export const progressOf = (live: LiveDealing, subgroup: number): Progress => {
  if (live.kind === 'healing') {
    const { healing, registered } = live
    const isConfirmed = !registered.missingSubgroups.includes(subgroup)
    return { isConfirmed, holders: registered.holders[subgroup]!, excluded: healing.excluded[subgroup]! }
  }
  const { partial, holders, excluded } = live.dealt.subgroups[subgroup]!
  return { isConfirmed: partial !== undefined, holders, excluded }
}

/** The dealing of this hash, if the chain still has it at that block. */
export const dealingAt = (
  state: ChainState,
  { registrant, dealingHash }: { registrant: Uint8Array; dealingHash: Uint8Array },
): LiveDealing | undefined => {
  const found = state.registrations.get(toHex(registrant))
  if (found === undefined || found.kind === 'open') return undefined
  return equalBytes(found.opened.dealingHash, dealingHash) ? found : undefined
}
