import { MAX_MEMBERS } from '../dealing/roster.ts'
import type { DealtStage, RegistryParameters } from './registry.ts'

// What follows from the rules of the pallet `Registry` for a dealing in flight.

/** Whether a bitmap of a subgroup's members has this one. */
export const hasMember = (bitmap: number, member: number): boolean => ((bitmap >>> member) & 1) === 1

/** The members that a bitmap has, in roster order. */
export const membersIn = (bitmap: number): number[] =>
  Array.from({ length: MAX_MEMBERS }, (_, member) => member).filter((member) => hasMember(bitmap, member))

/** Beside the first one for each subgroup, which is always taken. */
const FURTHER_DELIVERIES = 16

/** Those of these members whose envelopes the chain still takes, if they come in this order. */
export const deliverable = <P extends { readonly subgroup: number }>(
  { subgroups }: Pick<DealtStage, 'subgroups'>,
  places: readonly P[],
): P[] => {
  const counts = subgroups.map(({ delivered }) => membersIn(delivered).length)
  let left = FURTHER_DELIVERIES - counts.reduce((sum, count) => sum + Math.max(count - 1, 0), 0)
  return places.filter(({ subgroup }) => counts[subgroup]!++ === 0 || left-- > 0)
}

/** The last blocks in which nobody is late yet, a missing envelope is challenged, a challenge answered, a subgroup confirmed. */
export const deadlinesOf = ({ block }: Pick<DealtStage, 'block'>, parameters: RegistryParameters) => ({
  share: block + parameters.shareWindow,
  challenge: block + parameters.challengeWindow,
  answer: block + parameters.answerWindow,
  confirm: block + parameters.confirmWindow,
})
