import { deliverable, membersIn } from '../../chain/dealt.ts'
import type { DealtStage } from '../../chain/registry.ts'
import type { Loss, Place } from '../state.ts'

/** Who complains on chain and was not answered. `missing`: nothing came. `bad`: what came is no share. */
export type Complaints = { readonly missing: readonly Place[]; readonly bad: readonly Place[] }

export const complaintsIn = ({ subgroups }: DealtStage): Complaints => {
  const places = (bitsOf: (subgroup: DealtStage['subgroups'][number]) => number): Place[] =>
    subgroups.flatMap((one, subgroup) => membersIn(bitsOf(one)).map((member) => ({ subgroup, member })))
  return {
    missing: places(({ missing, delivered, holders }) => missing & ~delivered & ~holders),
    bad: places(({ bad }) => bad),
  }
}

export const confirmedIn = ({ subgroups }: DealtStage): number =>
  subgroups.filter(({ partial }) => partial !== undefined).length

/** What the chain decides at the last deadline if nobody is answered and no subgroup confirms any more. */
export const atStake = (stage: DealtStage, threshold: number): Loss => {
  if (confirmedIn(stage) >= threshold) return 'nothing'
  const { missing, bad } = complaintsIn(stage)
  // Whoever may not deliver any more is not blamed for it.
  const blamed = [...bad, ...missing.filter((place) => deliverable(stage, [place]).length > 0)]
  const isWithheld = (index: number) => blamed.some(({ subgroup }) => subgroup === index)
  const withheld = stage.subgroups.filter(({ partial }, index) => partial === undefined && isWithheld(index)).length
  return stage.subgroups.length - withheld < threshold ? 'deposit-lost' : 'deposit-back'
}
