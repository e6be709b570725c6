import { MAX_MEMBERS } from '../dealing/roster.ts'
import type { DealtStage, RegistryParameters } from './registry.ts'

// What follows from the rules of the pallet `Registry` for a dealing in flight.

/** Whether a bitmap of a subgroup's members has this one. */
export const hasMember = (bitmap: number, member: number): boolean => ((bitmap >>> member) & 1) === 1

/** The members that a bitmap has, in roster order. */
export const membersIn = (bitmap: number): number[] =>
  Array.from({ length: MAX_MEMBERS }, (_, member) => member).filter((member) => hasMember(bitmap, member))

/** Envelopes that the chain takes for one dealing. */
const MAX_DELIVERIES = 32

/** How many envelopes the chain still takes. */
export const deliveriesLeft = ({ subgroups }: Pick<DealtStage, 'subgroups'>): number =>
  MAX_DELIVERIES - subgroups.reduce((sum, { delivered }) => sum + membersIn(delivered).length, 0)

/** The last blocks in which nobody is late yet, a missing envelope is challenged, a challenge answered, a subgroup confirmed. */
export const deadlinesOf = ({ block }: Pick<DealtStage, 'block'>, parameters: RegistryParameters) => ({
  share: block + parameters.shareWindow,
  challenge: block + parameters.challengeWindow,
  answer: block + parameters.answerWindow,
  confirm: block + parameters.confirmWindow,
})
