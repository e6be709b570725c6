import { equalBytes, toHex } from '../../../src/core/bytes.ts'
import { hasMember } from '../../../src/core/chain/dealt.ts'
import { decodeRegisteredKey, type RegisteredKey } from '../../../src/core/chain/registry.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { type Roster, rosterHash } from '../../../src/core/dealing/roster.ts'
import type { Storage } from '../chain/reading/storage.ts'
import type { KeySet, KeySets } from '../keys/keySet.ts'
import { readRosterMembers } from '../keys/rostersInUse.ts'
import { type Place, placeOf } from '../shares/place.ts'
import type { Dealings } from '../store/dealings.ts'

/** The share of a registered key that this server holds by the chain's word, and that its store does not have. */
export type LostShare = {
  registrant: Uint8Array
  registered: RegisteredKey
  place: Place
  /** What the share was sealed to; nothing if this server has deleted it since, and cannot open its envelope any more. */
  keys: KeySet | undefined
}

export type LostNeeds = {
  storage: Storage
  keySets: KeySets
  /** By which rosters name this server whatever its keys were. */
  stash: Uint8Array | undefined
  dealings: Pick<Dealings, 'entries' | 'has'>
}

const ownPlace = (roster: Roster, keys: KeySet | undefined, stash: Uint8Array | undefined): Place | undefined => {
  const own = keys ?? (stash && roster.flat().find((member) => equalBytes(member.stash, stash)))
  return own && placeOf(roster, own.tssAccount)
}

/** A file that is gone cannot say what it was, and an older copy of the folder cannot know what came after it: the chain can. */
export const findLost = async ({ storage, keySets, stash, dealings }: LostNeeds): Promise<LostShare[]> => {
  const rosters = new Map<string, Promise<Roster>>()
  const rosterOf = (number: number, hash: Uint8Array): Promise<Roster> => {
    const read = async () => {
      const roster = await readRosterMembers(storage, number)
      if (!equalBytes(rosterHash(roster), hash)) throw new Error('the roster does not have the hash that a key names')
      return roster
    }
    const name = `${number} ${toHex(hash)}`
    const roster = rosters.get(name) ?? read()
    rosters.set(name, roster)
    return roster
  }
  const lostOf = async (registrant: Uint8Array, registered: RegisteredKey): Promise<LostShare[]> => {
    if (dealings.has(registrant, registered.dealingHash)) return []
    const roster = await rosterOf(registered.roster, registered.rosterHash)
    const keys = keySets.forRoster(roster)
    const place = ownPlace(roster, keys, stash)
    if (place === undefined) return []
    const holders = registered.holders[place.subgroup] ?? 0
    return hasMember(holders, place.member) ? [{ registrant, registered, place, keys }] : []
  }

  // An account registers once: what is kept for it is for the key that it has.
  const kept = new Set<string>()
  for (const { state, registrant } of dealings.entries()) if (state === 'kept') kept.add(toHex(registrant))
  const lost: LostShare[] = []
  for await (const page of storage.pagesUnder(storageKey.registeredKeys)) {
    const unknown = page.filter((key) => !kept.has(toHex(key.slice(-32))))
    const values = await storage.get(unknown)
    for (const [i, key] of unknown.entries()) {
      const value = values[i]
      if (value === undefined) throw new Error('a key that the node lists is absent')
      lost.push(...(await lostOf(key.slice(-32), decodeRegisteredKey(value))))
    }
  }
  return lost
}
