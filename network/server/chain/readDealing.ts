import { equalBytes, fromHex, toHex } from '../../../src/core/bytes.ts'
import { decodeDealing } from '../../../src/core/chain/dealing.ts'
import type { DealtStage } from '../../../src/core/chain/registry.ts'
import { decodeRosterInfo, decodeRosterMembers } from '../../../src/core/chain/servers.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { openDealing } from '../../../src/core/dealing/open.ts'
import { type Roster, rosterHash } from '../../../src/core/dealing/roster.ts'
import type { Link } from './connection/link.ts'
import type { LiveDealing } from './state.ts'
import type { Storage } from './storage.ts'

const read = async (storage: Storage, key: Uint8Array): Promise<Uint8Array> => {
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

/** What does not change while a dealing lives. Throws when the node's answers do not fit together. */
export type FixedParts = Pick<LiveDealing, 'opened' | 'roster' | 'blockHash'>

export const readDealing = async (
  source: { link: Link; storage: Storage; genesis: Uint8Array },
  registrant: Uint8Array,
  dealt: DealtStage,
): Promise<FixedParts> => {
  const { link, storage, genesis } = source
  const dealing = decodeDealing(await read(storage, storageKey.dealing(registrant)))
  const roster = await readRoster(storage, dealt.roster, dealing.roster)
  const opened = openDealing(dealing, { genesis, registrant, attempt: dealt.attempt, subgroups: roster.length })
  if (!equalBytes(opened.dealingHash, dealt.dealingHash)) throw new Error('the dealing does not have its hash')
  return { opened, roster, blockHash: fromHex(await link.call<string>('chain_getBlockHash', [dealt.block]), 32) }
}

/** Opening a dealing costs milliseconds, so it is done once; forgotten when the dealing is no longer in flight. */
export const createDealingCache = () => {
  const parts = new Map<string, FixedParts>()
  const nameOf = (registrant: Uint8Array, { block, dealingHash }: DealtStage) =>
    `${toHex(registrant)} ${toHex(dealingHash)} ${block}`
  return {
    async get(registrant: Uint8Array, dealt: DealtStage, make: () => Promise<FixedParts>): Promise<FixedParts> {
      const name = nameOf(registrant, dealt)
      const known = parts.get(name) ?? (await make())
      parts.set(name, known)
      return known
    },
    keepOnly(live: readonly LiveDealing[]) {
      const names = new Set(live.map(({ registrant, dealt }) => nameOf(registrant, dealt)))
      for (const name of parts.keys()) if (!names.has(name)) parts.delete(name)
    },
  }
}
export type DealingCache = ReturnType<typeof createDealingCache>
