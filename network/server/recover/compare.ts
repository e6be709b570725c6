import { toHex } from '../../../src/core/bytes.ts'
import { hasMember } from '../../../src/core/chain/dealt.ts'
import type { Chain } from '../chain/client.ts'
import { progressOf } from '../chain/progress.ts'
import { storageAt } from '../chain/reading/storage.ts'
import type { ChainState, LiveDealing } from '../chain/state.ts'
import type { KeySets } from '../keys/keySet.ts'
import type { Alarms } from '../ops/alarms.ts'
import { shortHash } from '../ops/log.ts'
import { Refusal } from '../refusal.ts'
import { placeOf } from '../shares/place.ts'
import type { Dealings } from '../store/dealings.ts'
import type { Markers } from '../store/markers.ts'
import { findLost, type LostShare } from './findLost.ts'

export type CompareNeeds = {
  chain: Pick<Chain, 'call'>
  keySets: KeySets
  dealings: Dealings
  markers: Markers
  alarms: Alarms
}

type Named = { registrant: Uint8Array; dealingHash: Uint8Array }

const ownLive = ({ keySets }: CompareNeeds, finalized: ChainState): LiveDealing[] =>
  [...finalized.registrations.values()].filter(
    (live): live is LiveDealing => live.kind !== 'open' && keySets.forRoster(live.roster) !== undefined,
  )

/** Every stored dealing that is final has its marker: one that is damaged or missing is made again from what the chain says. */
const completeMarkers = async ({ dealings, markers, alarms }: CompareNeeds, live: readonly LiveDealing[]) => {
  for (const { registrant, opened } of live) {
    if (!dealings.has(registrant, opened.dealingHash)) continue
    const { verifyingKey, noncePoint } = opened.dealing
    const { statementHash, dealingHash } = opened
    await markers.claim({ verifyingKey, noncePoint, statementHash, isFinal: true }).catch((error) => {
      if (!(error instanceof Refusal) || error.code !== 'nonce-reused') throw error
      alarms.raise('nonce-contradiction', shortHash(dealingHash))
    })
  }
}

/** Dealings of which the chain has this server as a holder. */
const heldByChain = ({ keySets }: CompareNeeds, live: LiveDealing): boolean => {
  const place = placeOf(live.roster, keySets.forRoster(live.roster)!.tssAccount)
  return place !== undefined && hasMember(progressOf(live, place.subgroup).holders, place.member)
}

/**
 * Compares the store with a finalized block, and returns what of registered keys is missing. What is missing of dealings in flight
 * comes back by itself, as to any member that got nothing.
 */
export const compareWithChain = async (needs: CompareNeeds, finalized: ChainState): Promise<LostShare[]> => {
  const { chain, keySets, dealings, alarms } = needs
  const live = ownLive(needs, finalized)
  await completeMarkers(needs, live)
  const storage = storageAt(chain, toHex(finalized.block.hash))
  const lost = await findLost({ storage, keySets, stash: finalized.server?.stash, dealings })
  const missing: Named[] = [
    ...live
      .filter((dealing) => heldByChain(needs, dealing))
      .map(({ registrant, opened }) => ({ registrant, dealingHash: opened.dealingHash }))
      .filter(({ registrant, dealingHash }) => !dealings.has(registrant, dealingHash)),
    ...lost.map(({ registrant, registered }) => ({ registrant, dealingHash: registered.dealingHash })),
  ]
  // A file that was damaged lies in quarantine. One that was never there means that the folder is not the one that took the share.
  const unexplained: Named[] = []
  for (const named of missing)
    if (!(await dealings.wasDamaged(named.registrant, named.dealingHash))) unexplained.push(named)
  if (unexplained.length > 0)
    alarms.raise(
      'restored-from-older-copy',
      `${unexplained.length} shares, ${shortHash(unexplained[0]!.dealingHash)} first`,
    )
  return lost
}
