import { fromHex, toHex } from '../../../src/core/bytes.ts'
import {
  decodeHealing,
  decodeRegisteredKey,
  decodeRegistrant,
  decodeRegistration,
  decodeRegistryParameters,
} from '../../../src/core/chain/registry.ts'
import {
  decodeCurrentRoster,
  decodeRosterInfo,
  decodeRosterMembers,
  decodeServerInfo,
  decodeServersParameters,
} from '../../../src/core/chain/servers.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { decodeAccount } from '../../../src/core/chain/system.ts'
import type { Roster } from '../../../src/core/dealing/roster.ts'
import type { Node } from '../node.ts'

/** What the chain's storage says now; accounts are 32 bytes. Nothing here remembers or waits. */
export const chainFacts = (node: Node) => {
  const read = async <T>(key: Uint8Array, decode: (encoded: Uint8Array) => T): Promise<T | undefined> => {
    const value = await node.storage(toHex(key))
    return value === undefined ? undefined : decode(fromHex(value))
  }
  const present = async <T>(key: Uint8Array, decode: (encoded: Uint8Array) => T): Promise<T> => {
    const value = await read(key, decode)
    if (value === undefined) throw new Error('a value that every chain has is absent')
    return value
  }
  return {
    async block(): Promise<number> {
      return (await node.api.rpc.chain.getHeader()).number.toNumber()
    },
    parameters: () => present(storageKey.parameters, decodeRegistryParameters),
    serversParameters: () => present(storageKey.serversParameters, decodeServersParameters),
    registration: (account: Uint8Array) => read(storageKey.registration(account), decodeRegistration),
    registrant: (account: Uint8Array) => read(storageKey.registrant(account), decodeRegistrant),
    registered: (account: Uint8Array) => read(storageKey.registered(account), decodeRegisteredKey),
    healing: (account: Uint8Array) => read(storageKey.healing(account), decodeHealing),
    server: (stash: Uint8Array) => present(storageKey.server(stash), decodeServerInfo),
    account: async (account: Uint8Array) => {
      const nobody = { nonce: 0, free: 0n, reserved: 0n, frozen: 0n }
      return (await read(storageKey.account(account), decodeAccount)) ?? nobody
    },
    async roster(): Promise<Roster> {
      const current = await present(storageKey.currentRoster, decodeCurrentRoster)
      const { subgroups } = await present(storageKey.rosterInfo(current), decodeRosterInfo)
      const members = Array.from({ length: subgroups }, (_, subgroup) =>
        present(storageKey.rosterMembers(current, subgroup), decodeRosterMembers),
      )
      return Promise.all(members)
    },
  }
}
export type ChainFacts = ReturnType<typeof chainFacts>
