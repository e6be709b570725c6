import { equalBytes, fromHex, toHex } from '../../../../src/core/bytes.ts'
import { decodeDealing } from '../../../../src/core/chain/dealing.ts'
import { decodeRosterInfo, decodeRosterMembers } from '../../../../src/core/chain/servers.ts'
import { storageKey } from '../../../../src/core/chain/storageKey.ts'
import { openDealing } from '../../../../src/core/dealing/open.ts'
import { type Roster, rosterHash } from '../../../../src/core/dealing/roster.ts'
import type { Link } from '../connection/link.ts'
import type { CheckedDealing, LiveDealing } from '../state.ts'
import type { Storage } from './storage.ts'

/** How the chain's other entries refer to a dealing: its number, its block, its roster, its hash. */
export type DealingRef = { attempt: number; block: number; roster: number; dealingHash: Uint8Array }

/** A value that another one promises. */
export const read = async (storage: Storage, key: Uint8Array): Promise<Uint8Array> => {
  const [value] = await storage.get([key])
  if (value === undefined) throw new Error('a value that the chain refers to is absent')
  return value
}

const readRoster = async (storage: Storage, roster: number, hash: Uint8Array): Promise<Roster> => {
  const { subgroups } = decodeRosterInfo(await read(storage, storageKey.rosterInfo(roster)))
  const keys = Array.from({ length: subgroups }, (_, subgroup) => storageKey.rosterMembers(roster, subgroup))
  const members = (await storage.get(keys)).map((value) => (value === undefined ? [] : decodeRosterMembers(value)))
  if (!equalBytes(rosterHash(members), hash))
    throw new Error('the roster does not have the hash that the dealing names')
  return members
}

/** Throws when the node's answers do not fit together. */
export const readDealing = async (
  source: { link: Link; storage: Storage; genesis: Uint8Array },
  registrant: Uint8Array,
  ref: DealingRef,
): Promise<CheckedDealing> => {
  const { link, storage, genesis } = source
  const dealing = decodeDealing(await read(storage, storageKey.dealing(registrant)))
  const roster = await readRoster(storage, ref.roster, dealing.roster)
  const opened = openDealing(dealing, { genesis, registrant, attempt: ref.attempt, subgroups: roster.length })
  if (!equalBytes(opened.dealingHash, ref.dealingHash)) throw new Error('the dealing does not have its hash')
  return { opened, roster, blockHash: fromHex(await link.call<string>('chain_getBlockHash', [ref.block]), 32) }
}

const refOf = (live: LiveDealing): DealingRef =>
  live.kind === 'dealt' ? live.dealt : { ...live.registered, block: live.healing.block }

/** Opening a dealing costs milliseconds, so it is done once; forgotten when the chain no longer has it. */
export const createDealingCache = () => {
  const checked = new Map<string, CheckedDealing>()
  const nameOf = (registrant: Uint8Array, { block, dealingHash }: DealingRef) =>
    `${toHex(registrant)} ${toHex(dealingHash)} ${block}`
  return {
    async get(registrant: Uint8Array, ref: DealingRef, make: () => Promise<CheckedDealing>): Promise<CheckedDealing> {
      const name = nameOf(registrant, ref)
      const known = checked.get(name) ?? (await make())
      checked.set(name, known)
      return known
    },
    keepOnly(live: readonly LiveDealing[]) {
      const names = new Set(live.map((dealing) => nameOf(dealing.registrant, refOf(dealing))))
      for (const name of checked.keys()) if (!names.has(name)) checked.delete(name)
    },
  }
}
export type DealingCache = ReturnType<typeof createDealingCache>
