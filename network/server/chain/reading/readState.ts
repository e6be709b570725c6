import { toHex } from '../../../../src/core/bytes.ts'
import { decodeRegisteredKey, decodeRegistrant, decodeRegistryParameters } from '../../../../src/core/chain/registry.ts'
import { decodeServerInfo, decodeServersParameters } from '../../../../src/core/chain/servers.ts'
import { storageKey } from '../../../../src/core/chain/storageKey.ts'
import { decodeAccount } from '../../../../src/core/chain/system.ts'
import type { Account, BlockId, ChainState, History, OwnRecord } from '../state.ts'
import { type LiveSource, readLive } from './readLive.ts'
import { type Storage, storageAt } from './storage.ts'

export type StateSource = LiveSource & {
  /** Registrants whose history is wanted. */
  watched: readonly Uint8Array[]
}

const optional = <T>(decode: (encoded: Uint8Array) => T, encoded: Uint8Array | undefined): T | undefined =>
  encoded === undefined ? undefined : decode(encoded)

const present = (value: Uint8Array | undefined): Uint8Array => {
  if (value === undefined) throw new Error('parameters are absent')
  return value
}

const readOwnRecord = async (
  { keySets }: LiveSource,
  storage: Storage,
  stashes: readonly (Uint8Array | undefined)[],
): Promise<OwnRecord | undefined> => {
  const known = stashes.filter((stash) => stash !== undefined)
  const values = await storage.get(known.map(storageKey.server))
  const records = known.flatMap((stash, i): OwnRecord[] => {
    const record = optional(decodeServerInfo, values[i])
    return record === undefined ? [] : [{ ...record, stash }]
  })
  return records.filter((record) => keySets.matching(record) !== undefined).at(-1) ?? records[0]
}

/** Reads the chain at one block. Throws when the node fails or its values do not decode. */
export const readState = async (source: StateSource, block: BlockId): Promise<ChainState> => {
  const { link, keySets, watched } = source
  const storage = storageAt(link, toHex(block.hash))
  const own = keySets.all().map(({ tssAccount }) => tssAccount)
  const [parameters, serversParameters, ...values] = await storage.get([
    storageKey.parameters,
    storageKey.serversParameters,
    ...own.map(storageKey.account),
    ...own.map(storageKey.stashOfTss),
    ...watched.map(storageKey.registrant),
    ...watched.map(storageKey.registered),
  ])
  const take = (count: number) => values.splice(0, count)
  const accounts = take(own.length).flatMap((value, i): [string, Account][] =>
    value === undefined ? [] : [[toHex(own[i]!), decodeAccount(value)]],
  )
  const stashes = take(own.length)
  const [registrants, registered] = [take(watched.length), take(watched.length)]
  const histories = watched.map((registrant, i): [string, History] => [
    toHex(registrant),
    {
      registrant: optional(decodeRegistrant, registrants[i]),
      registered: optional(decodeRegisteredKey, registered[i]),
    },
  ])
  return {
    block,
    parameters: decodeRegistryParameters(present(parameters)),
    registrations: await readLive(source, storage),
    histories: new Map(histories),
    server: await readOwnRecord(source, storage, stashes),
    accounts: new Map(accounts),
    tssReserve: decodeServersParameters(present(serversParameters)).tssReserve,
  }
}
