import { hasMember } from '../../chain/dealt.ts'
import type { Healing, RegisteredKey } from '../../chain/registry.ts'
import { deliveryTo, placesOf } from '../pieces.ts'
import type { ChainView } from '../plan/chainView.ts'
import { move, nothing, type Plan } from '../plan/planning.ts'
import type { RegistrationRecord } from '../record.ts'
import { isSameDealing } from '../sameDealing.ts'
import type { Place } from '../state.ts'

/** The healing of this registered key, while it lasts. */
export const healingOf = (
  { block, healing }: Pick<ChainView['final'], 'block' | 'healing'>,
  { missingSubgroups }: RegisteredKey,
): Healing | undefined => (missingSubgroups.length > 0 && healing && block <= healing.until ? healing : undefined)

/** Registered, with subgroups missing: their servers may have been away all the time, and nobody else has their pieces. */
export const planHealing = (record: RegistrationRecord, view: ChainView): Plan => {
  const { registered } = view.final
  if (view.history !== 'ours' || !registered || !isSameDealing(registered.dealingHash, record)) return nothing(record)
  const { missingSubgroups } = registered
  const healing = healingOf(view.final, registered) !== undefined
  return withHealing(move(record, { kind: 'healed', missingSubgroups, healing }), view, registered)
}

/** With what the chain says of the subgroups, and pieces on their way to those that have not proved to hold theirs. */
export const withHealing = (record: RegistrationRecord, view: ChainView, registered: RegisteredKey): Plan => {
  const { missingSubgroups: subgroups, holders } = registered
  const healing = healingOf(view.final, registered)
  const groups = record.seen.groups.map((group, subgroup) => ({
    ...group,
    confirmed: !subgroups.includes(subgroup),
    holders: holders[subgroup] ?? 0,
    excluded: healing?.excluded[subgroup] ?? group.excluded,
    // Nobody is blamed any more.
    ...{ missing: 0, bad: 0 },
  }))
  const shown = { ...record, seen: { ...record.seen, block: view.best.block, groups } }
  if (!healing) return nothing(shown, null)
  const { until } = healing
  // As long as one is missing the chain takes proofs of all: also of who is late, or has lost what it stored.
  const isOut = ({ subgroup, member }: Place) =>
    hasMember(groups[subgroup]!.holders | groups[subgroup]!.excluded, member)
  const deliver = placesOf(shown).filter((place) => !isOut(place) && deliveryTo(shown, place).kind !== 'refused')
  return { ...nothing(shown, { for: 'healing', subgroups, until, loss: 'nothing' }), deliver }
}
