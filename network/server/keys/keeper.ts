import { equalBytes, toHex } from '../../../src/core/bytes.ts'
import { encodeCall } from '../../../src/core/chain/calls.ts'
import { accountOf } from '../chain/accountOf.ts'
import type { Chain } from '../chain/client.ts'
import { storageAt } from '../chain/reading/storage.ts'
import type { ChainState } from '../chain/state.ts'
import type { Submitters } from '../chain/submitters.ts'
import { hasFunds } from '../ops/health.ts'
import type { Dealings } from '../store/dealings.ts'
import type { KeySet, KeySets } from './keySet.ts'
import { retiredSets } from './retire.ts'

export type KeyKeeperNeeds = {
  chain: Pick<Chain, 'status' | 'finalized' | 'call'>
  keySets: KeySets
  dealings: Pick<Dealings, 'entries'>
  submitters: Pick<Submitters, 'of'>
  forget(set: KeySet): Promise<void>
  onError(error: unknown): void
}

export type KeyKeeper = {
  /** To be called with every new block. */
  advance(): void
  /** Resolves when nothing is being done any more. */
  stop(): Promise<void>
}

/** Deletes key sets once they are of no more use, and loses nothing with them. */
export const createKeyKeeper = (needs: KeyKeeperNeeds): KeyKeeper => {
  const { chain, keySets, dealings, submitters } = needs
  let seen = -1
  let atWork: Promise<void> | undefined
  let isStopping = false

  /** Own evidence: a dealing that is not over in the store is not over. */
  const isBusy = ({ tssAccount }: KeySet): boolean =>
    [...dealings.entries()].some(
      ({ state, accounts, member }) => state !== 'kept' && equalBytes(accounts[member]!, tssAccount),
    )

  /** What the account still has would be lost with its secret. */
  const hasSavings = (finalized: ChainState, set: KeySet): boolean => {
    const isShared = keySets.all().some((other) => other !== set && equalBytes(other.tssAccount, set.tssAccount))
    return !isShared && hasFunds(accountOf(finalized, set.tssAccount).free, finalized.tssReserve)
  }

  const look = async (finalized: ChainState): Promise<void> => {
    const current = finalized.server && keySets.matching(finalized.server)
    if (current === undefined) return
    const storage = storageAt(chain, toHex(finalized.block.hash))
    for (const set of await retiredSets(keySets, current, storage, finalized.block)) {
      if (isBusy(set) || isStopping) continue
      if (hasSavings(finalized, set)) {
        const call = encodeCall.transferAll(current.tssAccount)
        submitters.of(set).submit({ key: `sweep ${toHex(set.tssAccount)}`, name: 'transferAll', call })
      } else await needs.forget(set)
    }
  }
  return {
    advance() {
      const finalized = chain.finalized()
      if (isStopping || atWork !== undefined || chain.status() !== 'ready') return
      if (finalized === undefined || finalized.block.number === seen) return
      seen = finalized.block.number
      atWork = look(finalized)
        .catch(needs.onError)
        .finally(() => {
          atWork = undefined
        })
    },
    async stop() {
      isStopping = true
      await atWork
    },
  }
}
