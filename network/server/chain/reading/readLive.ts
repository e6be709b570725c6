import { equalBytes, toHex } from '../../../../src/core/bytes.ts'
import { hasMember } from '../../../../src/core/chain/dealt.ts'
import {
  type DealtStage,
  decodeDelivery,
  decodeHealing,
  decodeRegisteredKey,
  decodeRegistration,
  type Healing,
  type RegisteredKey,
} from '../../../../src/core/chain/registry.ts'
import { storageKey } from '../../../../src/core/chain/storageKey.ts'
import type { Envelope } from '../../../../src/core/dealing/envelope.ts'
import type { Roster } from '../../../../src/core/dealing/roster.ts'
import type { KeySets } from '../../keys/keySet.ts'
import { placeOf } from '../../shares/place.ts'
import type { Link } from '../connection/link.ts'
import type { CheckedDealing, DealtDealing, HealingDealing, LiveRegistration } from '../state.ts'
import { type DealingCache, type DealingRef, read, readDealing } from './readDealing.ts'
import type { Storage } from './storage.ts'

export type LiveSource = {
  link: Link
  genesis: Uint8Array
  keySets: KeySets
  dealings: DealingCache
  /** Entries about an account that do not fit together: the node is wrong, or we are. */
  onUnreadable(registrant: Uint8Array, error: unknown): void
}

type Reader = LiveSource & { storage: Storage }

const check = (reader: Reader, registrant: Uint8Array, ref: DealingRef): Promise<CheckedDealing> =>
  reader.dealings.get(registrant, ref, () => readDealing(reader, registrant, ref))

/** The account that a key of an account map ends with. */
const accountOfKey = (key: Uint8Array): Uint8Array => key.slice(-32)

const readDelivered = async (
  { storage, keySets }: Reader,
  registrant: Uint8Array,
  { subgroups }: DealtStage,
  roster: Roster,
): Promise<Envelope | undefined> => {
  const keys = keySets.forRoster(roster)
  const place = keys && placeOf(roster, keys.tssAccount)
  if (place === undefined || !hasMember(subgroups[place.subgroup]!.delivered, place.member)) return undefined
  return decodeDelivery(await read(storage, storageKey.delivery(registrant, place.subgroup, place.member)))
}

const readDealt = async (reader: Reader, registrant: Uint8Array, dealt: DealtStage): Promise<DealtDealing> => {
  const dealing = await check(reader, registrant, dealt)
  if (dealt.subgroups.length !== dealing.roster.length)
    throw new Error('a dealing with another number of subgroups than its roster')
  const delivered = await readDelivered(reader, registrant, dealt, dealing.roster)
  return { kind: 'dealt', registrant, dealt, delivered, ...dealing }
}

const readHealing = async (
  reader: Reader,
  registrant: Uint8Array,
  healing: Healing,
  registered: RegisteredKey,
): Promise<HealingDealing> => {
  const dealing = await check(reader, registrant, { ...registered, block: healing.block })
  const { roster, opened } = dealing
  if (!equalBytes(opened.dealing.roster, registered.rosterHash))
    throw new Error('a registered key of another roster than its dealing')
  if (healing.excluded.length !== roster.length || registered.holders.length !== roster.length)
    throw new Error('a registered key with another number of subgroups than its roster')
  return { kind: 'healing', registrant, healing, registered, ...dealing }
}

/** By account: every registration in flight, and every registered key that can still be healed. */
export const readLive = async (source: LiveSource, storage: Storage): Promise<Map<string, LiveRegistration>> => {
  const reader = { ...source, storage }
  const [inFlight, healed] = [
    await storage.keysUnder(storageKey.registrations),
    await storage.keysUnder(storageKey.healings),
  ]
  const values = await storage.get([
    ...inFlight,
    ...healed,
    ...healed.map((key) => storageKey.registered(accountOfKey(key))),
  ])
  const valueAt = (index: number): Uint8Array => {
    const value = values[index]
    if (value === undefined) throw new Error('a value that the chain refers to is absent')
    return value
  }
  const live = new Map<string, LiveRegistration>()
  const add = async (registrant: Uint8Array, readOne: () => Promise<LiveRegistration>) => {
    try {
      const found = await readOne()
      if (live.has(toHex(registrant))) throw new Error('an account that is registered and registers')
      live.set(toHex(registrant), found)
    } catch (error) {
      source.onUnreadable(registrant, error)
    }
  }
  for (const [i, key] of inFlight.entries()) {
    const registrant = accountOfKey(key)
    const { stage } = decodeRegistration(valueAt(i))
    await add(registrant, async () =>
      stage.kind === 'open' ? { ...stage, registrant } : readDealt(reader, registrant, stage),
    )
  }
  for (const [i, key] of healed.entries()) {
    const registrant = accountOfKey(key)
    const healing = decodeHealing(valueAt(inFlight.length + i))
    const registered = values[inFlight.length + healed.length + i]
    await add(registrant, async () => {
      if (registered === undefined) throw new Error('a key that is healed and not registered')
      return readHealing(reader, registrant, healing, decodeRegisteredKey(registered))
    })
  }
  return live
}
