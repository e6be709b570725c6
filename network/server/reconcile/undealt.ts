import { concat, toHex } from '../../../src/core/bytes.ts'
import { encodeCall } from '../../../src/core/chain/calls.ts'
import { taggedHash } from '../../../src/core/crypto/hash.ts'
import { u32 } from '../../../src/core/scale.ts'
import type { ChainView, OpenRegistration } from '../chain/state.ts'
import type { Work } from '../chain/submitter.ts'
import type { KeySet, KeySets } from '../keys/keySet.ts'

export type UndealtNeeds = { view: ChainView; keySets: KeySets; submit(keys: KeySet, work: Work): void }

/** No roster is fixed before the dealing, so there are no ranks: each server has a place by lot, two blocks after the one before. */
const PLACES = 32

/** An account sends little at once, and what others wait for comes first. */
const AT_ONCE = 4

const delay = ({ registrant, until }: OpenRegistration, tssAccount: Uint8Array): number =>
  2 * (taggedHash('entropy:turn:v1', concat(registrant, u32.enc(until), tssAccount))[0]! % PLACES)

/** Row 15 for registrations that were opened and not dealt in time: the account is free again, and its deposit back. */
export const settleUndealt = ({ view, keySets, submit }: UndealtNeeds): void => {
  const best = view.best()
  if (view.status() !== 'ready' || best?.server?.status.kind !== 'seated') return
  const keys = keySets.matching(best.server)
  if (keys === undefined) return
  const isDue = (open: OpenRegistration) => best.block.number >= open.until + delay(open, keys.tssAccount)
  const due = [...best.registrations.values()].filter((one) => one.kind === 'open' && isDue(one)) as OpenRegistration[]
  for (const { registrant, until } of due.slice(0, AT_ONCE)) {
    const key = `settle ${toHex(registrant)} undealt ${until}`
    submit(keys, { key, name: 'settle', call: encodeCall.settle(registrant) })
  }
}
