import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { equalBytes } from '../../src/core/bytes.ts'
import { decode } from '../../src/core/scale.ts'
import { openDataKey } from '../server/disk/dataKey.ts'
import { readIfPresent } from '../server/disk/files.ts'
import { readKeyFile } from '../server/disk/keyFile.ts'
import { unseal } from '../server/disk/seal.ts'
import { type DealingRecord, dealingRecordCodec } from '../server/store/record.ts'
import type { Node } from './node.ts'
import type { RunningServer } from './processes/servers.ts'

export type StoredShare = {
  readonly dealingHash: Uint8Array
  readonly subgroup: number
  readonly x: Uint8Array
  readonly state: 'held' | 'kept'
}

/** Every record of a server's folder, opened with the server's own key. Only reads: the server may be at work in there. */
export const storedRecords = async ({ data, keyFile }: RunningServer): Promise<DealingRecord[]> => {
  const dataKey = await openDataKey(data, await readKeyFile(keyFile))
  const folder = join(data, 'dealings')
  const names = (await readdir(folder)).filter((name) => !name.endsWith('.tmp'))
  const records = await Promise.all(
    names.map(async (name) => {
      const file = await readIfPresent(join(folder, name))
      return file && decode(dealingRecordCodec, unseal(dataKey, `dealings/${name}`, file), 'dealing record')
    }),
  )
  return records.filter((record) => record !== undefined)
}

/** What a server's folder really holds of an account (32 bytes). */
export const storedShares = async (server: RunningServer, registrant: Uint8Array): Promise<StoredShare[]> => {
  const records = await storedRecords(server)
  return records
    .filter((record) => equalBytes(record.registrant, registrant))
    .flatMap(({ dealingHash, subgroup, share }) =>
      share.tag === 'bad' ? [] : [{ dealingHash, subgroup, x: share.value.x, state: share.tag }],
    )
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
