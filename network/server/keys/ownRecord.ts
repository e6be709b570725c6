import { setTimeout as sleep } from 'node:timers/promises'
import { ss58Encode } from '../../../src/core/keys/address.ts'
import type { Chain } from '../chain/client.ts'
import { StartError } from '../ops/fatal.ts'
import type { KeySets } from './keySet.ts'

const PATIENCE_MS = 15_000

/** A node that does not answer yet is waited for and then left to the health check; a wrong one, or other keys on chain, are not. @throws StartError */
export const expectOwnRecord = async (chain: Pick<Chain, 'first'>, keySets: KeySets): Promise<void> => {
  const patience = new AbortController()
  const silence = sleep(PATIENCE_MS, undefined, { signal: patience.signal }).catch(() => undefined)
  const state = await Promise.race([chain.first, silence]).catch((cause: Error) => {
    throw new StartError(`the node is not one of this network: ${cause.message}`, { cause })
  })
  patience.abort()
  if (state === undefined) return
  if (state.server === undefined) {
    const accounts = keySets.all().map(({ tssAccount }) => ss58Encode(tssAccount))
    throw new StartError(
      `no server on chain has the tss account ${accounts.join(' or ')}: let its stash join first, or check the node`,
    )
  }
  if (keySets.matching(state.server) === undefined)
    throw new StartError(
      'the X25519 key on chain is not the one in the data folder: use the folder made for this server',
    )
}
