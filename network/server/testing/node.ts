import { type Hex, toHex } from '../../../src/core/bytes.ts'
import { dealingCodec } from '../../../src/core/chain/dealing.ts'
import { exampleParameters, exampleServersParameters } from '../../../src/core/chain/registry.testing.ts'
import {
  type DealtStage,
  healingCodec,
  registeredKeyCodec,
  registrationCodec,
  registryParametersCodec,
} from '../../../src/core/chain/registry.ts'
import { rosterInfoCodec, serversParametersCodec } from '../../../src/core/chain/servers.ts'
import { storageKey } from '../../../src/core/chain/storageKey.ts'
import { type RosterMember, rosterMembersCodec } from '../../../src/core/dealing/roster.ts'
import type { LiveDealing } from '../chain/state.ts'

/** What a node has in its storage, as 0x-hexadecimal; a test changes it. */
export type NodeStorage = Map<string, unknown>

/** Storage of a chain with these dealings, in flight or being healed. */
export const makeStorage = (dealings: readonly LiveDealing[] = []): NodeStorage => {
  const storage: NodeStorage = new Map()
  const put = (key: Uint8Array, value: Uint8Array) => void storage.set(toHex(key), toHex(value))
  put(storageKey.parameters, registryParametersCodec.enc(exampleParameters))
  put(storageKey.serversParameters, serversParametersCodec.enc({ ...exampleServersParameters, tssReserve: 7n }))
  const putStage = (registrant: Uint8Array, stage: DealtStage) => {
    const registration = { constraintAccount: registrant, initialConstraints: undefined, deposit: 1n, stage }
    put(storageKey.registration(registrant), registrationCodec.enc(registration))
  }
  for (const live of dealings) {
    const { registrant, opened, roster } = live
    if (live.kind === 'dealt') putStage(registrant, live.dealt)
    else {
      put(storageKey.healing(registrant), healingCodec.enc(live.healing))
      put(storageKey.registered(registrant), registeredKeyCodec.enc(live.registered))
    }
    put(storageKey.dealing(registrant), dealingCodec.enc(opened.dealing))
    const number = live.kind === 'dealt' ? live.dealt.roster : live.registered.roster
    const info = { hash: opened.dealing.roster, subgroups: roster.length, since: 1 }
    put(storageKey.rosterInfo(number), rosterInfoCodec.enc(info))
    for (const [subgroup, members] of roster.entries())
      put(storageKey.rosterMembers(number, subgroup), rosterMembersCodec.enc(members as RosterMember[]))
  }
  return storage
}

/** Answers as a node does; `asked` gets the keys of every storage query. */
export const answerFrom =
  (storage: NodeStorage, genesis: Uint8Array, asked: string[] = []) =>
  (method: string, params: readonly unknown[]): unknown => {
    const hashOf = (number: number): Hex => toHex(number === 0 ? genesis : new Uint8Array(32).fill(number))
    switch (method) {
      case 'chain_getBlockHash': {
        const [number] = params as [number | number[]]
        return Array.isArray(number) ? number.map(hashOf) : hashOf(number)
      }
      case 'state_getRuntimeVersion':
        return { specName: 'entropy', specVersion: 1, transactionVersion: 1 }
      case 'system_health':
        return { isSyncing: false }
      case 'state_queryStorageAt': {
        const [keys] = params as [string[]]
        asked.push(...keys)
        return [{ changes: keys.map((key) => [key, storage.get(key) ?? null]) }]
      }
      case 'state_getKeysPaged': {
        const [prefix, count, start] = params as [string, number, string]
        const keys = [...storage.keys()].filter((key) => key.startsWith(prefix) && key > start)
        return keys.sort().slice(0, count)
      }
      default:
        return null
    }
  }
