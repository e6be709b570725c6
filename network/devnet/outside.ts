import { openDataKey } from '../server/disk/dataKey.ts'
import { readKeyFile } from '../server/disk/keyFile.ts'
import { openDealings } from '../server/store/dealings.ts'
import type { Node } from './node.ts'
import type { RunningServer } from './processes/servers.ts'

export type StoredShare = {
  readonly dealingHash: Uint8Array
  readonly subgroup: number
  readonly x: Uint8Array
  readonly state: 'held' | 'kept'
}

/** What a server's folder really holds of an account (32 bytes), opened with the server's own key while it runs or not. */
export const storedShares = async (server: RunningServer, registrant: Uint8Array): Promise<StoredShare[]> => {
  const dataKey = await openDataKey(server.data, await readKeyFile(server.keyFile))
  const dealings = await openDealings(server.data, dataKey, (name) => {
    throw new Error(`${name} in ${server.data} is damaged`)
  })
  const own = [...dealings.entries()].filter((entry) => Buffer.from(entry.registrant).equals(registrant))
  const shares = await Promise.all(
    own.map(async (entry) => {
      const record = await dealings.get(entry.registrant, entry.dealingHash)
      if (!record) throw new Error(`a record in ${server.data} is gone`)
      const { dealingHash, subgroup, share } = record
      return share.tag === 'bad' ? [] : [{ dealingHash, subgroup, x: share.value.x, state: share.tag }]
    }),
  )
  return shares.flat()
}

/** One value of the chain's state in the JSON of the runtime's metadata; `undefined` when there is none. */
export const chainValue = async <T>(
  node: Node,
  pallet: string,
  item: string,
  ...keys: unknown[]
): Promise<T | undefined> => {
  const value = await node.api.query[pallet]![item]!(...keys)
  return value.isEmpty ? undefined : (value.toJSON() as T)
}
