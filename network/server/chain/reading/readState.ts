import { toHex } from '../../../../src/core/bytes.ts'
import { decodeRegisteredKey, decodeRegistrant, decodeRegistryParameters } from '../../../../src/core/chain/registry.ts'
import { decodeServerInfo, decodeServersParameters } from '../../../../src/core/chain/servers.ts'
import { storageKey } from '../../../../src/core/chain/storageKey.ts'
import { decodeAccount } from '../../../../src/core/chain/system.ts'
import type { BlockId, ChainState, History } from '../state.ts'
import { type LiveSource, readLive } from './readLive.ts'
import { storageAt } from './storage.ts'

export type StateSource = LiveSource & {
  /** Registrants whose history is wanted. */
  watched: readonly Uint8Array[]
}

const optional = <T>(decode: (encoded: Uint8Array) => T, encoded: Uint8Array | undefined): T | undefined =>
  encoded === undefined ? undefined : decode(encoded)

const NO_ACCOUNT = { nonce: 0, free: 0n }

const present = (value: Uint8Array | undefined): Uint8Array => {
  if (value === undefined) throw new Error('parameters are absent')
  return value
}

/** Reads the chain at one block. Throws when the node fails or its values do not decode. */
export const readState = async (source: StateSource, block: BlockId): Promise<ChainState> => {
  const { link, tssAccount, watched } = source
  const storage = storageAt(link, toHex(block.hash))
  const [parameters, serversParameters, account, stash, ...rest] = await storage.get([
    storageKey.parameters,
    storageKey.serversParameters,
    storageKey.account(tssAccount),
    storageKey.stashOfTss(tssAccount),
    ...watched.map(storageKey.registrant),
    ...watched.map(storageKey.registered),
  ])
  const [server] = stash === undefined ? [undefined] : await storage.get([storageKey.server(stash)])
  const histories = watched.map((registrant, i): [string, History] => [
    toHex(registrant),
    {
      registrant: optional(decodeRegistrant, rest[i]),
      registered: optional(decodeRegisteredKey, rest[watched.length + i]),
    },
  ])
  return {
    block,
    parameters: decodeRegistryParameters(present(parameters)),
    registrations: await readLive(source, storage),
    histories: new Map(histories),
    server: optional(decodeServerInfo, server),
    account: optional(decodeAccount, account) ?? NO_ACCOUNT,
    tssReserve: decodeServersParameters(present(serversParameters)).tssReserve,
  }
}
