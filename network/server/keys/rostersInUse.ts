import { decodeRegisteredKey, decodeRegistration } from '../../../src/core/chain/registry.ts'
import {
  decodeCurrentRoster,
  decodeRosterInfo,
  decodeRosterMembers,
  decodeServersParameters,
} from '../../../src/core/chain/servers.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import type { Roster } from '../../../src/core/dealing/roster.ts'
import type { Storage } from '../chain/storage.ts'

export type StateReader = Pick<Storage, 'get' | 'keysUnder'>

const present = (value: Uint8Array | undefined): Uint8Array => {
  if (value === undefined) throw new Error('a value that the chain refers to is absent')
  return value
}

const all = async (storage: StateReader, keys: readonly Uint8Array[]): Promise<Uint8Array[]> =>
  (await storage.get(keys)).map(present)

/** The rosters that a dealing may be made for in the next block: the one in force, and for a while the one before it. */
const dealable = async (storage: StateReader, block: number): Promise<number[]> => {
  const [parameters, number] = await all(storage, [storageKey.serversParameters, storageKey.currentRoster])
  const { rosterGrace } = decodeServersParameters(parameters!)
  const current = decodeCurrentRoster(number!)
  const [info, before] = await storage.get([current, current - 1].map(storageKey.rosterInfo))
  const isGrace = before !== undefined && block < decodeRosterInfo(present(info)).since + rosterGrace
  return isGrace ? [current, current - 1] : [current]
}

/** The rosters of dealings that something can still be done with: in flight, or registered and taking in missing subgroups. */
const dealt = async (storage: StateReader): Promise<number[]> => {
  const registrations = await all(storage, await storage.keysUnder(storageKey.registrations))
  const inFlight = registrations
    .map(decodeRegistration)
    .flatMap(({ stage }) => (stage.kind === 'dealt' ? [stage.roster] : []))
  const healed = (await storage.keysUnder(storageKey.healings)).map((key) => storageKey.registered(key.slice(-32)))
  const registered = (await all(storage, healed)).map(decodeRegisteredKey)
  return [...inFlight, ...registered.map(({ roster }) => roster)]
}

export const readRosterMembers = async (storage: StateReader, number: number): Promise<Roster> => {
  const [info] = await all(storage, [storageKey.rosterInfo(number)])
  const { subgroups } = decodeRosterInfo(info!)
  const keys = Array.from({ length: subgroups }, (_, subgroup) => storageKey.rosterMembers(number, subgroup))
  return (await storage.get(keys)).map((value) => (value === undefined ? [] : decodeRosterMembers(value)))
}

/** Every roster under which a server can have a duty at this block or later, of those that there are. Throws when one cannot be read. */
export const rostersInUse = async (storage: StateReader, block: number): Promise<Roster[]> => {
  const numbers = new Set([...(await dealable(storage, block)), ...(await dealt(storage))])
  return Promise.all([...numbers].map((number) => readRosterMembers(storage, number)))
}
