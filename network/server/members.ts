import { nobleCurve, type SecretCurve } from '../../src/core/dealing/check.ts'
import type { Chain } from './chain/client.ts'
import type { LiveDealing } from './chain/state.ts'
import type { Submitters } from './chain/submitters.ts'
import { pureX25519 } from './crypto/pureX25519.ts'
import type { KeySet } from './keys/keySet.ts'
import type { Alarms } from './ops/alarms.ts'
import { createAskPeer } from './peers/ask.ts'
import { createAckCollector } from './reconcile/perform/collectAcks.ts'
import type { PerformNeeds } from './reconcile/perform/perform.ts'
import { createIntake } from './shares/intake.ts'
import type { Store } from './store/store.ts'

export type MemberNeeds = {
  chain: Chain
  store: Store
  submitters: Submitters
  alarms: Alarms
  /** The constant-time curve of this machine, if there is one. */
  native: SecretCurve | undefined
  allowPrivatePeers: boolean
  onBad(dealing: LiveDealing): void
  onHeld(): void
}

/** What this server is to its peers and to the chain under one of its key sets. */
export type Member = PerformNeeds

const createMember = (needs: MemberNeeds, keys: KeySet): Member => {
  const { chain, store, submitters, alarms, native, onBad, onHeld } = needs
  const { dealings, markers } = store
  const { tssAccount, tssSecret, x25519Secret, encryptionKey } = keys
  const pure = { key: pureX25519(x25519Secret), curve: nobleCurve }
  const openers = native === undefined ? [pure] : [{ key: encryptionKey, curve: native }, pure]
  const askPeer = createAskPeer({ chain, keys, allowPrivate: needs.allowPrivatePeers })
  const opener = { key: encryptionKey, curve: native ?? nobleCurve }
  const intake = createIntake({ view: chain, tssAccount, tssSecret, opener, dealings, markers, onBad, onHeld })
  const acks = createAckCollector(askPeer)
  return { tssAccount, dealings, submitter: submitters.of(keys), askPeer, acks, intake, openers, alarms }
}

/** One member for each key set in use: the roster of a dealing says which of them a duty is for. */
export const createMembers = (needs: MemberNeeds) => {
  const members = new Map<KeySet, Member>()
  return {
    of(keys: KeySet): Member {
      const member = members.get(keys) ?? createMember(needs, keys)
      members.set(keys, member)
      return member
    },
    forget: (keys: KeySet): void => void members.delete(keys),
    keepOnly(dealingHashes: ReadonlySet<string>): void {
      for (const { acks } of members.values()) acks.keepOnly(dealingHashes)
    },
  }
}
