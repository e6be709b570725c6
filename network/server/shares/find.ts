import { toHex } from '../../../src/core/bytes.ts'
import { dealingAt } from '../chain/progress.ts'
import type { ChainState, ChainView, LiveDealing } from '../chain/state.ts'
import { Refusal } from '../refusal.ts'

/** The best block as last seen, if it can be acted on. @throws Refusal `chain-unavailable`, `not-synced` */
export const expectReady = (view: ChainView): ChainState => {
  const status = view.status()
  const best = view.best()
  if (status === 'syncing' || status === 'stale') throw new Refusal('not-synced', `the chain node is ${status}`)
  if (status !== 'ready' || best === undefined) throw new Refusal('chain-unavailable', `the chain node is ${status}`)
  return best
}

/** The dealing of this registrant, in flight or being healed, by its hash. @throws Refusal `not-registering`, `wrong-dealing` */
export const expectDealing = (
  state: ChainState,
  dealing: { registrant: Uint8Array; dealingHash: Uint8Array },
): LiveDealing => {
  const registration = state.registrations.get(toHex(dealing.registrant))
  if (registration === undefined) throw new Refusal('not-registering', 'no registration of this account is in flight')
  if (registration.kind === 'open') throw new Refusal('wrong-dealing', 'this account has not dealt yet')
  const live = dealingAt(state, dealing)
  if (live === undefined) throw new Refusal('wrong-dealing', 'the dealing in flight has another hash')
  return live
}
