import type { BlockId } from '../chain/state.ts'
import type { Identity, KeySet, KeySets } from './keySet.ts'
import { rostersInUse, type StateReader } from './rostersInUse.ts'

/** Key sets that were in use before the one that the chain names. Those after it are not in use yet. */
export const formerSets = (keySets: KeySets, record: Identity | undefined): readonly KeySet[] => {
  const current = record && keySets.matching(record)
  const sets = keySets.all()
  return current === undefined ? [] : sets.slice(0, sets.indexOf(current))
}

/**
 * Former key sets that no roster names any more under which this server could have a duty. All of it is read at one finalized block:
 * what stands there cannot come back.
 */
export const retiredSets = async (
  keySets: KeySets,
  record: Identity | undefined,
  storage: StateReader,
  { number }: Pick<BlockId, 'number'>,
): Promise<KeySet[]> => {
  const former = formerSets(keySets, record)
  if (former.length === 0) return []
  const rosters = await rostersInUse(storage, number)
  return former.filter((set) => !rosters.some((roster) => keySets.forRoster(roster) === set))
}
